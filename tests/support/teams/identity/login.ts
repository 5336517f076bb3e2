import { randomUUID } from 'node:crypto';
import type { Fields } from '../../json.ts';
import { answerTo, type Faults } from '../connector/faults.ts';
import type { Tenant } from '../tenant.ts';
import { type SigningKey, signToken } from './keys.ts';

/** What the sign-in service answers. */
export type LoginAnswer = { readonly status: number; readonly body: unknown };

/** The resource the bot's tokens are for, and the issuer of the tokens Teams sends. Source: Bot Framework authentication. */
export const botFramework = 'https://api.botframework.com';

export type LoggedSignIn = {
  readonly at: number;
  readonly tenant: string;
  readonly clientId: string;
  readonly status: number;
};

export type Login = {
  /** Every token that was asked for. */
  readonly signIns: readonly LoggedSignIn[];
  /** Undefined for what the sign-in does not have. */
  serve(method: string, url: URL, body: string): LoginAnswer | 'hang-up' | undefined;
};

function refuse(status: number, error: string, code: number, description: string): LoginAnswer {
  const trace = { trace_id: randomUUID(), correlation_id: randomUUID(), timestamp: new Date().toISOString() };
  const text = `AADSTS${code}: ${description} Trace ID: ${trace.trace_id} Correlation ID: ${trace.correlation_id} Timestamp: ${trace.timestamp}`;
  return {
    status,
    body: {
      error,
      error_description: text,
      error_codes: [code],
      ...trace,
      error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    },
  };
}

/**
 * The part of Microsoft's sign-in that client credentials need: `GET /common/discovery/instance` (asked of
 * login.microsoftonline.com by @azure/msal-node for every authority it does not know by heart),
 * `GET /<tenant>/v2.0/.well-known/openid-configuration` and `POST /<tenant>/oauth2/v2.0/token`.
 */
export function openLogin(
  { settings, issued }: Pick<Tenant, 'settings' | 'issued'>,
  key: SigningKey,
  faults: Faults,
  origin: () => string,
): Login {
  const signIns: LoggedSignIn[] = [];
  const { appId, appPassword, tenantId } = settings;

  const discoverInstance = (url: URL): LoginAnswer => {
    const asked = URL.parse(url.searchParams.get('authorization_endpoint') ?? '');
    // Any on loopback: of several local Teams the newest answers for Microsoft's name, about the others too.
    if (asked === null || !['127.0.0.1', 'localhost', 'login.microsoftonline.com'].includes(asked.hostname))
      return refuse(400, 'invalid_instance', 50049, 'Unknown or invalid instance.');
    const aliases = [asked.host];
    return {
      status: 200,
      body: {
        tenant_discovery_endpoint: `${asked.origin}/${tenantId}/v2.0/.well-known/openid-configuration`,
        'api-version': '1.1',
        metadata: [{ preferred_network: asked.host, preferred_cache: asked.host, aliases }],
      },
    };
  };

  const configuration = (tenant: string): LoginAnswer => ({
    status: 200,
    body: {
      issuer: `https://login.microsoftonline.com/${tenant}/v2.0`,
      authorization_endpoint: `${origin()}/${tenant}/oauth2/v2.0/authorize`,
      token_endpoint: `${origin()}/${tenant}/oauth2/v2.0/token`,
      end_session_endpoint: `${origin()}/${tenant}/oauth2/v2.0/logout`,
      jwks_uri: `${origin()}/${tenant}/discovery/v2.0/keys`,
      token_endpoint_auth_methods_supported: ['client_secret_post'],
    },
  });

  const issue = (tenant: string, form: URLSearchParams): LoginAnswer => {
    if (tenant.toLowerCase() !== tenantId.toLowerCase())
      return refuse(400, 'invalid_request', 90002, `Tenant '${tenant}' not found.`);
    if (form.get('grant_type') !== 'client_credentials')
      return refuse(400, 'unsupported_grant_type', 70003, 'The app requested an unsupported grant type.');
    if (form.get('client_id') !== appId)
      return refuse(
        400,
        'unauthorized_client',
        700016,
        `Application with identifier '${form.get('client_id')}' was not found.`,
      );
    if (form.get('client_secret') !== appPassword)
      return refuse(401, 'invalid_client', 7000215, `Invalid client secret provided for app '${appId}'.`);
    if (!(form.get('scope') ?? '').split(' ').includes(`${botFramework}/.default`))
      return refuse(400, 'invalid_scope', 70011, 'The provided scope is not valid.');
    const now = Math.floor(Date.now() / 1000);
    const lifetime = Math.floor(settings.deadlines.tokenMs / 1000);
    const claims: Fields = {
      aud: botFramework,
      iss: `https://sts.windows.net/${tenantId}/`,
      iat: now,
      nbf: now,
      exp: now + lifetime,
      appid: appId,
      tid: tenantId,
      ver: '1.0',
      uti: randomUUID(),
    };
    issued.add(String(claims.uti));
    return {
      status: 200,
      body: {
        token_type: 'Bearer',
        expires_in: lifetime,
        ext_expires_in: lifetime,
        access_token: signToken(key, claims),
      },
    };
  };

  return {
    signIns,
    serve(method, url, body) {
      if (method === 'GET' && url.pathname === '/common/discovery/instance') return discoverInstance(url);
      const [, tenant, rest] = /^\/([^/]+)\/(.+)$/.exec(url.pathname) ?? [];
      if (tenant === undefined) return undefined;
      if (method === 'GET' && rest === 'v2.0/.well-known/openid-configuration') return configuration(tenant);
      if (method !== 'POST' || rest !== 'oauth2/v2.0/token') return undefined;
      const form = new URLSearchParams(body);
      const fault = faults.take('login', undefined);
      if (fault?.kind.startsWith('reset')) return 'hang-up';
      const failure = fault === undefined ? undefined : answerTo(fault);
      const answer =
        failure === undefined
          ? issue(tenant, form)
          : refuse(
              failure.status,
              'temporarily_unavailable',
              90033,
              'A transient error has occurred. Please try again.',
            );
      signIns.push({ at: Date.now(), tenant, clientId: form.get('client_id') ?? '', status: answer.status });
      return answer;
    },
  };
}
