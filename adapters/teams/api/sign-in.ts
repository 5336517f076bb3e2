/** Why no access token was to be had. */
export type SignInError =
  /** `code` is Microsoft's, such as `AADSTS7000215`; empty when there is none. */
  | { readonly kind: 'refused'; readonly code: string; readonly message: string }
  | { readonly kind: 'unanswered'; readonly message: string };

/** Error classes of @azure/msal-node and @azure/identity, by name: the classes of two copies of a package would differ. */
const names = new Set([
  'AuthError',
  'ServerError',
  'ClientAuthError',
  'ClientConfigurationError',
  'InteractionRequiredAuthError',
  'AuthenticationError',
  'AuthenticationRequiredError',
  'CredentialUnavailableError',
]);

/** Reads an error of signing in; undefined for any other. */
export function readSignInError(error: unknown): SignInError | undefined {
  if (!(error instanceof Error)) return undefined;
  const code = /AADSTS\d+/.exec(error.message)?.[0] ?? '';
  if (code === '' && !names.has(error.name)) return undefined;
  const message = error.message.split(/[\r\n]| Trace ID:/)[0] ?? '';
  // 90033 and 900xx like it are Microsoft's own bad moments.
  const isPassing = /network_error|no_network|timeout|temporarily_unavailable|AADSTS(90033|50196|90019)/i.test(
    error.message,
  );
  return isPassing ? { kind: 'unanswered', message } : { kind: 'refused', code, message };
}

/** Which variable is wrong. Source: learn.microsoft.com/entra/identity-platform/reference-error-codes. */
export function explainSignIn({ code, message }: Extract<SignInError, { readonly kind: 'refused' }>): string {
  const wrong = advice[code];
  return wrong === undefined ? `Microsoft refuses to sign the bot in: ${message}` : `${wrong} (${code})`;
}

const advice: Readonly<Record<string, string>> = {
  AADSTS7000215: 'TEAMS_APP_PASSWORD is wrong: it must be the value of a client secret, not its id',
  AADSTS7000222: 'TEAMS_APP_PASSWORD has expired: make a new client secret under Certificates & secrets',
  AADSTS700016: 'TEAMS_APP_ID is not known in the tenant: check it and TEAMS_TENANT_ID',
  AADSTS90002: 'TEAMS_TENANT_ID is wrong: Microsoft knows no such tenant',
  AADSTS900023: 'TEAMS_TENANT_ID is wrong: it is neither an id nor a domain',
  AADSTS900144: 'TEAMS_APP_ID or TEAMS_APP_PASSWORD is missing',
  AADSTS70011: 'the OAuth scope of the cloud settings is wrong',
  AADSTS500011: 'the OAuth scope of the cloud settings is not known in this tenant or cloud',
};
