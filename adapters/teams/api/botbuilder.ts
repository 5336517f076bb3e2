import { AsyncLocalStorage } from 'node:async_hooks';
import type { Activity, ConversationParameters, TeamsChannelAccount } from 'botbuilder';
import { tidy } from '../../../conversations/tidy.ts';
import { recall } from '../../recall.ts';
import type { TeamsSettings } from '../setup/settings.ts';
import { NothingSaid } from './answers.ts';
import type { Connector, Member, MemberPage, OutgoingActivity, Sent } from './connector.ts';
import { withoutRetries, withTargets } from './pipeline.ts';
import type { Granted } from './sign-in.ts';

/*
 * The only file that imports botbuilder, and it does so when it is called: nobody without Teams pays for it. Of the SDK it
 * takes its client of the Bot Connector, and how a managed identity gets a token.
 */

/** Milliseconds for one call, the whole answer included. */
const patience = 10_000;
const hour = 3_600_000;

export interface Sdk {
  /** A client for the Bot Connector at this address, which signs what it sends with the token. */
  connector(serviceUrl: string, token: string): Promise<Connector>;
  /** A token of the managed identity. @throws what @azure/identity throws */
  askManagedIdentity(): Promise<Granted>;
}

/**
 * Nothing is asked of anybody yet.
 * @param scope what tokens are for
 * @param timeout milliseconds for one call
 * @throws when the settings contradict each other
 */
export async function openSdk(
  { appId, tenantId }: Pick<TeamsSettings, 'appId' | 'tenantId'>,
  scope: string,
  timeout: number = patience,
): Promise<Sdk> {
  const { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } = await import(
    'botbuilder'
  );
  const carried = new AsyncLocalStorage<Carried>();
  const signer = {
    async signRequest(request: Signable) {
      const { token } = carried.getStore() ?? { token: '' };
      if (token !== '') request.headers.set('authorization', `Bearer ${token}`);
      return request;
    },
  };
  // Stands in for the SDK's own credentials, which keep their tokens where nobody can say that one is not accepted.
  const credentials = {
    isValidAppId: async (id: string) => id === appId,
    isAuthenticationDisabled: async () => appId === '',
    createCredentials: async () => signer,
  };
  const authentication = new ConfigurationBotFrameworkAuthentication({}, credentials as unknown as CredentialsFactory);

  const clientAt = recall(hour, async (serviceUrl): Promise<Client> => {
    // The SDK asks an identity for nothing but the app id here, and does not export the class of one.
    const identity = { getClaimValue: () => appId } as unknown as Identity;
    const client = await authentication.createConnectorFactory(identity).create(serviceUrl, scope);
    withoutRetries(client);
    withTargets(client, () => carried.getStore()?.isTargeted === true);
    return client;
  });

  return {
    connector: async (serviceUrl, token) =>
      connectorOf(await clientAt(serviceUrl), timeout, (call, isTargeted = false) =>
        carried.run({ token, isTargeted }, call),
      ),
    async askManagedIdentity() {
      const factory = new ConfigurationServiceClientCredentialFactory({
        MicrosoftAppId: appId,
        MicrosoftAppType: 'UserAssignedMSI',
        ...(tenantId === undefined ? {} : { MicrosoftAppTenantId: tenantId }),
      });
      const made = await factory.createCredentials(appId, scope, '', true);
      // The factory promises something that signs requests; everything it makes can get a token, too.
      const token = await inTime((made as unknown as { getToken(force: boolean): Promise<string> }).getToken(true));
      return { token, lifetime: lifetimeOf(token) };
    },
  };
}

/** @throws an error that sign-in.ts reads, when it takes longer than 10 s: the SDK itself would wait for ever */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error('timeout: no answer from the sign-in'), { name: 'ClientAuthError' }));
    }, patience);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Milliseconds, by the token's own `exp`; ten minutes for one that can't be read. */
function lifetimeOf(token: string): number {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    const until =
      typeof claims === 'object' && claims !== null && 'exp' in claims ? Number(claims.exp) * 1000 : Number.NaN;
    return Number.isNaN(until) ? 600_000 : Math.max(0, until - Date.now());
  } catch {
    return 600_000;
  }
}

/** What a call is sent with besides what the SDK knows. */
interface Carried {
  readonly token: string;
  readonly isTargeted: boolean;
}

interface Signable {
  readonly headers: { set(name: string, value: string): void };
}
type Authentication = InstanceType<typeof import('botbuilder').ConfigurationBotFrameworkAuthentication>;
type CredentialsFactory = ConstructorParameters<typeof import('botbuilder').ConfigurationBotFrameworkAuthentication>[1];
type Identity = Parameters<Authentication['createConnectorFactory']>[0];
type Client = Awaited<ReturnType<ReturnType<Authentication['createConnectorFactory']>['create']>>;

/** @param signed does a call that is signed with the token */
function connectorOf(
  { conversations }: Client,
  timeout: number,
  signed: <T>(call: () => Promise<T>, isTargeted?: boolean) => Promise<T>,
): Connector {
  // The SDK's own time limit ends with the first line of an answer; one that then stops would hold a worker for ever.
  const options = () => ({ timeout, abortSignal: AbortSignal.timeout(timeout) });
  return {
    async openChat({ bot, member, tenant }) {
      const parameters = {
        isGroup: false,
        bot: { id: bot, name: '' },
        members: [{ id: member, name: '' }],
        tenantId: tenant,
        channelData: { tenant: { id: tenant } },
      };
      const made = await signed(() =>
        conversations.createConversation(parameters as unknown as ConversationParameters, options()),
      );
      return named(made?.id);
    },
    async post({ bot, channel, tenant }, activity): Promise<Sent> {
      const parameters = {
        isGroup: true,
        bot: { id: bot, name: '' },
        tenantId: tenant,
        channelData: { channel: { id: channel }, tenant: { id: tenant } },
        activity,
      };
      const made = await signed(() =>
        conversations.createConversation(parameters as unknown as ConversationParameters, options()),
      );
      return { conversation: named(made?.id), message: named(made?.activityId) };
    },
    async send(conversation, activity) {
      const made = await signed(() => conversations.sendToConversation(conversation, asActivity(activity), options()));
      return named(made?.id);
    },
    async sendAlone(conversation, member, activity) {
      const targeted = asActivity({ ...activity, recipient: { id: member } });
      try {
        await signed(() => conversations.sendToConversation(conversation, targeted, options()), true);
      } catch (error) {
        if (!isTaken(error)) throw error;
      }
    },
    async update(conversation, message, activity) {
      try {
        await signed(() => conversations.updateActivity(conversation, message, asActivity(activity), options()));
      } catch (error) {
        if (!isTaken(error)) throw error;
      }
    },
    async remove(conversation, message) {
      await signed(() => conversations.deleteActivity(conversation, message, options()));
    },
    async member(conversation, id) {
      return memberOf(await signed(() => conversations.getConversationMember(conversation, id, options())));
    },
    async members(conversation, size, more): Promise<MemberPage> {
      // Typed as always there, and left out of the first call all the same.
      const from = (more === undefined ? {} : { continuationToken: more }) as { continuationToken: string };
      const page = await signed(() =>
        conversations.getConversationPagedMembers(conversation, { pageSize: size, ...from, ...options() }),
      );
      if (!Array.isArray(page?.members)) throw new NothingSaid();
      const members = page.members.map(memberOf);
      const { continuationToken } = page;
      return continuationToken === undefined || continuationToken === ''
        ? { members }
        : { members, more: continuationToken };
    },
  };
}

/** Whether Teams answered that it did it, in words that nobody can read: of what is not changed later nothing else needs to be known. */
function isTaken(error: unknown): boolean {
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 0;
  return status >= 200 && status < 300;
}

/** The id of what was created. @throws NothingSaid when the answer names none: it may be there all the same */
function named(id: unknown): string {
  if (typeof id !== 'string' || id === '') throw new NothingSaid();
  return id;
}

function asActivity(activity: OutgoingActivity & { readonly recipient?: { readonly id: string } }): Partial<Activity> {
  return activity as unknown as Partial<Activity>;
}

function memberOf(account: TeamsChannelAccount & { readonly objectId?: string }): Member {
  const { id, name, tenantId, userRole, userPrincipalName } = account;
  // Teams' answer calls it objectId or aadObjectId, depending on the call.
  const aadObjectId = account.aadObjectId ?? account.objectId;
  return {
    id: named(id),
    ...(typeof aadObjectId === 'string' ? { aadObjectId } : {}),
    ...(typeof name === 'string' ? { name: tidy(name) } : {}),
    ...(typeof tenantId === 'string' ? { tenantId } : {}),
    ...(typeof userPrincipalName === 'string' && userPrincipalName !== '' ? { principal: userPrincipalName } : {}),
    ...(typeof userRole === 'string' ? { role: userRole } : isGuestName(userPrincipalName) ? { role: 'guest' } : {}),
  };
}

/** Microsoft Entra names guests `ada_example.com#EXT#@company.example`. */
function isGuestName(userPrincipalName: unknown): boolean {
  return typeof userPrincipalName === 'string' && /#ext#/i.test(userPrincipalName);
}
