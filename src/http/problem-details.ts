import { STATUS_CODES } from 'node:http';
import type { Response } from 'express';

/** One field that is wrong. */
export interface FieldError {
  /** Where in the body: a JSON Pointer as a URI fragment, `#/respondent/id`. */
  readonly pointer?: string;
  /** Which parameter of the query. */
  readonly parameter?: string;
  readonly detail: string;
}

/** Why a request is refused. */
export interface Refusal {
  readonly status: number;
  readonly detail: string;
  readonly errors?: readonly FieldError[];
}

/** Answers with problem details. Source: RFC 9457; without a `type` the title is the status phrase (section 4.2.1). */
export function refuse(response: Response, { status, detail, errors }: Refusal): void {
  response
    .status(status)
    .type('application/problem+json')
    .send(JSON.stringify({ title: STATUS_CODES[status], status, detail, errors }));
}

/** Refuses a request whose fields are wrong, naming each. */
export function invalid(errors: readonly FieldError[]): Refusal {
  const count = errors.length === 1 ? 'A field is' : `${errors.length} fields are`;
  return { status: 422, detail: `${count} wrong; see errors.`, errors };
}
