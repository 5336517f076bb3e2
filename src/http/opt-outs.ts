import { Router } from 'express';
import { fieldErrors } from './field-errors.ts';
import { readJson } from './json-body.ts';
import { allowOnly } from './methods.ts';
import { queryOf, strayParameters } from './period.ts';
import { personSchema } from './person.ts';
import type { Ledger } from './ports.ts';
import { invalid, refuse } from './problem-details.ts';
import type { Known } from './reported-chat.ts';

/** Who is not asked any more: list them, add somebody, take somebody off. */
export function optOuts(ledger: Ledger, { platforms }: Pick<Known, 'platforms'>): Router {
  const router = Router({ caseSensitive: true });
  const schema = personSchema(platforms);

  router
    .route('/opt-outs')
    .get(async (request, response) => {
      const errors = strayParameters(queryOf(request.url), []);
      if (errors.length > 0) return refuse(response, invalid(errors));
      const all = await ledger.optOuts();
      response.json({ optOuts: all.map(({ person, since, name }) => ({ ...person, since, name })) });
    })
    .post(async (request, response) => {
      const body = await readJson(request, response);
      if (body.kind === 'refused') return refuse(response, body.refusal);
      const person = schema.safeParse(body.value);
      if (!person.success) return refuse(response, invalid(fieldErrors(person.error.issues)));
      const { platform, id } = person.data;
      const isNews = await ledger.addOptOut({ platform, id });
      response
        .status(isNews ? 201 : 200)
        .location(`${request.baseUrl}/opt-outs/${encodeURIComponent(platform)}/${encodeURIComponent(id)}`)
        .json({ platform, id });
    })
    .all(allowOnly('GET', 'HEAD', 'POST'));

  router
    .route('/opt-outs/:platform/:id')
    .delete(async (request, response) => {
      const person = schema.safeParse(request.params);
      if (!person.success) {
        const errors = person.error.issues.map(({ path, message }) => ({
          parameter: String(path[0]),
          detail: message,
        }));
        return refuse(response, invalid(errors));
      }
      if (await ledger.removeOptOut(person.data)) response.status(204).end();
      else refuse(response, { status: 404, detail: 'This person has not asked not to be asked again.' });
    })
    .all(allowOnly('DELETE'));

  return router;
}
