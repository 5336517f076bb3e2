import { type Answer, invalidForm } from './answer.ts';

/** The `limit` of a list from `least` to 100, or the refusal of one outside. */
export function pageSize(query: URLSearchParams, usual: number, least: number): number | Answer {
  const given = query.get('limit');
  if (given === null) return usual;
  const limit = Number(given);
  if (Number.isInteger(limit) && limit >= least && limit <= 100) return limit;
  const message = `int value should be between ${least} and 100.`;
  return invalidForm([{ path: ['limit'], code: limit > 100 ? 'NUMBER_TYPE_MAX' : 'NUMBER_TYPE_MIN', message }]);
}
