/** What the log says of an error. */
export interface LoggedError {
  readonly type: string;
  readonly message: string;
  readonly code?: string;
  readonly stack?: string;
  readonly cause?: LoggedError;
  /** Those that came together, such as one for each address of a host; the first five. */
  readonly errors?: readonly LoggedError[];
}

const mostErrors = 5;

/**
 * The parts of an error that are of use and harmless. Its other properties are not logged: the SDKs hang tokens and whole
 * connections on errors, and a query that failed carries its parameters, a customer's words among them.
 */
export function describeError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: String(error) };
  const { cause } = error;
  return {
    type: error.name,
    message: messageOf(error),
    ...('code' in error && { code: String(error.code) }),
    ...framesOf(error),
    ...(cause instanceof Error && { cause: describeError(cause) }),
    ...(error instanceof AggregateError && { errors: error.errors.slice(0, mostErrors).map(describeError) }),
  };
}

/** Drizzle writes the parameters of a failed query into the message. */
function messageOf(error: Error): string {
  return 'params' in error && 'query' in error ? `Failed query: ${String(error.query)}` : error.message;
}

/** The frames alone: the text before them is the message once more. */
function framesOf({ stack }: Error): { readonly stack?: string } {
  const frames = stack?.match(/^ {4}at .+$/gm);
  return frames == null ? {} : { stack: frames.join('\n') };
}
