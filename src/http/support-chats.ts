import { Router } from 'express';
import { fieldErrors } from './field-errors.ts';
import { readKey, samenessOf } from './idempotency.ts';
import { readJson } from './json-body.ts';
import { allowOnly } from './methods.ts';
import type { Ledger } from './ports.ts';
import { invalid, refuse } from './problem-details.ts';
import { type Known, reportSchema } from './reported-chat.ts';
import { text } from './text.ts';

const wrongKey = 'Idempotency-Key must be one key of 1 to 255 visible ASCII characters, such as a UUID.';
const keyTaken =
  'This Idempotency-Key was used within the last 24 hours for a report that says something else. Give every report its own.';

/** Reporting ended chats, and asking what became of them. */
export function supportChats(ledger: Ledger, known: Known, now: () => Date): Router {
  const router = Router({ caseSensitive: true });
  const schema = reportSchema(known, now);

  router
    .route('/support-chats')
    .post(async (request, response) => {
      const key = readKey(request.get('idempotency-key'));
      if (key.kind === 'malformed') return refuse(response, { status: 400, detail: wrongKey });
      const body = await readJson(request, response);
      if (body.kind === 'refused') return refuse(response, body.refusal);
      const report = schema.safeParse(body.value);
      if (!report.success) return refuse(response, invalid(fieldErrors(report.error.issues)));
      const { chat, endedAt = now() } = report.data;
      const same = samenessOf(key.kind === 'key' ? key.key : undefined, report.data);
      const reported = await ledger.report(chat, endedAt, same);
      if (reported.kind === 'keyTaken') return refuse(response, { status: 422, detail: keyTaken });
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
      const errors = Object.entries({ source, id }).flatMap(
        ([parameter, value]) =>
          text(Number.POSITIVE_INFINITY)
            .safeParse(value)
            .error?.issues.map((issue) => ({ parameter, detail: issue.message })) ?? [],
      );
      if (errors.length > 0) return refuse(response, invalid(errors));
      const status = await ledger.chat(source, id);
      const latest = status?.episodes.at(-1);
      if (status === undefined || latest === undefined) {
        return refuse(response, { status: 404, detail: 'No end of this chat was ever reported.' });
      }
      response.json({ source: status.source, id: status.id, ...latest, episodes: status.episodes });
    })
    .all(allowOnly('GET', 'HEAD'));

  return router;
}
