import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../local-server.ts';
import type { Connector } from './connector/serve.ts';
import type { ChannelKeys } from './deliver/tokens.ts';
import { publicJwk } from './identity/keys.ts';
import { botFramework, type Login } from './identity/login.ts';
import type { Settings } from './settings.ts';
import type { Tenant } from './tenant.ts';

/** What a bot configures, by the names botbuilder reads. */
export type BotSettings = {
  readonly MicrosoftAppId: string;
  readonly MicrosoftAppPassword: string;
  readonly MicrosoftAppType: 'SingleTenant';
  readonly MicrosoftAppTenantId: string;
  readonly ToChannelFromBotLoginUrl: string;
  readonly ToChannelFromBotOAuthScope: string;
  readonly ToBotFromChannelTokenIssuer: string;
  readonly ToBotFromChannelOpenIdMetadataUrl: string;
  readonly ToBotFromEmulatorOpenIdMetadataUrl: string;
  readonly OAuthUrl: string;
};

const metadataPath = '/v1/.well-known/openidconfiguration';
const keysPath = '/v1/.well-known/keys';

export function botSettings(settings: Settings, origin: string, loginUrl: string): BotSettings {
  return {
    MicrosoftAppId: settings.appId,
    MicrosoftAppPassword: settings.appPassword,
    MicrosoftAppType: 'SingleTenant',
    MicrosoftAppTenantId: settings.tenantId,
    ToChannelFromBotLoginUrl: loginUrl,
    ToChannelFromBotOAuthScope: botFramework,
    ToBotFromChannelTokenIssuer: botFramework,
    ToBotFromChannelOpenIdMetadataUrl: `${origin}${metadataPath}`,
    ToBotFromEmulatorOpenIdMetadataUrl: `${origin}${metadataPath}`,
    OAuthUrl: origin,
  };
}

type Handle = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export type FrontDoor = {
  /** Plain HTTP: the connector, below its service URLs, and the keys it signs with. */
  readonly connect: Handle;
  /** HTTPS: the sign-in service. */
  readonly signIn: Handle;
  /** Begins to answer for a region; returns its service URL. */
  openService(origin: string, region: string): string;
  /** Service URLs that were opened so far answer 404 from now on. */
  retireServices(): void;
};

export function openFrontDoor(tenant: Tenant, keys: ChannelKeys, connector: Connector, login: Login): FrontDoor {
  const bases = new Set<string>();
  const json = (response: ServerResponse, status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
  };

  return {
    async connect(request, response) {
      const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
      const body = (await readBody(request)).toString();
      if (url.pathname === metadataPath)
        return json(response, 200, {
          issuer: botFramework,
          authorization_endpoint: 'https://invalid.botframework.com',
          jwks_uri: `${url.origin}${keysPath}`,
          id_token_signing_alg_values_supported: ['RS256'],
          token_endpoint_auth_methods_supported: ['private_key_jwt'],
        });
      if (url.pathname === keysPath)
        return json(response, 200, {
          keys: [publicJwk(keys.webChat, ['webchat']), publicJwk(keys.teams, ['msteams'])],
        });
      for (const base of bases)
        if (url.pathname.startsWith(base))
          return connector.serve(request, url.pathname.slice(base.length), url.searchParams, body, response);
      response.writeHead(404).end();
    },
    async signIn(request, response) {
      const url = new URL(request.url ?? '/', `https://${request.headers.host}`);
      // A connection that is kept would outlive this sign-in in the agent of the process, and take the next one's requests.
      response.setHeader('connection', 'close');
      const answer = login.serve(request.method ?? 'GET', url, (await readBody(request)).toString());
      if (answer === 'hang-up') request.socket.destroy();
      else if (answer === undefined) response.writeHead(404).end();
      else json(response, answer.status, answer.body);
    },
    openService(origin, region) {
      const base = `/${region}/${tenant.settings.tenantId}/`;
      bases.add(base);
      return `${origin}${base}`;
    },
    retireServices: () => bases.clear(),
  };
}
