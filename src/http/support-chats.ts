import { Router } from 'express';
import { fieldErrors } from './field-errors.ts';
import { readJson } from './json-body.ts';
import { allowOnly } from './methods.ts';
import type { Ledger } from './ports.ts';
import { invalid, refuse } from './problem-details.ts';
import { type Known, reportSchema } from './reported-chat.ts';

/** Reporting ended chats, and asking what became of them. */
export function supportChats(ledger: Ledger, known: Known, now: () => Date): Router {
  const router = Router({ caseSensitive: true });
  const schema = reportSchema(known, now);

  router
    .route('/support-chats')
    .post(async (request, response) => {
      const body = await readJson(request, response);
      if (body.kind === 'refused') return refuse(response, body.refusal);
      const report = schema.safeParse(body.value);
      if (!report.success) return refuse(response, invalid(fieldErrors(report.error.issues)));
      const { chat, endedAt = now() } = report.data;
      const reported = await ledger.report(chat, endedAt);
      response
        .status(202)
        .location(`${request.baseUrl}/support-chats/${encodeURIComponent(chat.source)}/${encodeURIComponent(chat.id)}`)
        .json(
          reported.kind === 'invited'
            ? { invitation: reported.invitation }
            : { suppressed: reported.because, detail: reported.detail },
        );
    })
    .all(allowOnly('POST'));

  router
    .route('/support-chats/:source/:id')
    .get(async (request, response) => {
      const { source, id } = request.params;
      // PostgreSQL takes no NUL, so no chat has one in its name.
      const status = `${source}${id}`.includes('\0') ? undefined : await ledger.chat(source, id);
      const latest = status?.episodes.at(-1);
      if (status === undefined || latest === undefined) {
        return refuse(response, { status: 404, detail: 'No end of this chat was ever reported.' });
      }
      response.json({ source: status.source, id: status.id, ...latest, episodes: status.episodes });
    })
    .all(allowOnly('GET', 'HEAD'));

  return router;
}
