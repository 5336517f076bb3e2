import { Router } from 'express';
import { openApi } from './document.ts';

/** /openapi.json. It says nothing about this installation, and asks for no token. */
export function openApiRoute(): Router {
  const router = Router();
  let document: ReturnType<typeof openApi> | undefined;
  router.get('/openapi.json', (_request, response) => {
    document ??= openApi();
    response.set('Cache-Control', 'no-store').json(document);
  });
  return router;
}
