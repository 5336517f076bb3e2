import type { Activity, ConversationParameters, TeamsChannelAccount } from 'botbuilder';
import { tidy } from '../../../conversations/tidy.ts';
import type { TeamsSettings } from '../setup/settings.ts';
import type { Bot, Connector, Member, MemberPage, OutgoingActivity, Sent, Verdict } from './connector.ts';
import { withConsoleMuted } from './muted-console.ts';

/*
 * The only file that imports botbuilder, and it does so when it is called: nobody without Teams pays for it. Of the SDK it
 * takes what is hard to get right (whose signature counts, how tokens are got) and its client of the Bot Connector.
 */

/** Milliseconds for one call. */
const timeout = 10_000;
const publicIssuer = 'https://api.botframework.com';
const publicLogin = 'https://login.microsoftonline.com/';
const publicScope = 'https://api.botframework.com';

/** @throws when the settings contradict each other; nothing is asked of anybody yet */
export async function openBot(settings: TeamsSettings): Promise<Bot> {
  const { ConfigurationBotFrameworkAuthentication, ConfigurationServiceClientCredentialFactory } = await import(
    'botbuilder'
  );
  const { appId, appPassword, tenantId, appType, cloud } = settings;
  const credentials = new ConfigurationServiceClientCredentialFactory({
    MicrosoftAppId: appId,
    // Without an app id the SDK only takes the type that needs nothing.
    MicrosoftAppType: appId === '' ? 'MultiTenant' : appType,
    ...(appPassword === undefined ? {} : { MicrosoftAppPassword: appPassword }),
    ...(tenantId === undefined ? {} : { MicrosoftAppTenantId: tenantId }),
  });
  const authentication = new ConfigurationBotFrameworkAuthentication(
    cloud === undefined
      ? {}
      : {
          ToBotFromChannelOpenIdMetadataUrl: cloud.openIdMetadataUrl,
          ToBotFromEmulatorOpenIdMetadataUrl: cloud.openIdMetadataUrl,
          ToBotFromChannelTokenIssuer: cloud.tokenIssuer,
          ToChannelFromBotLoginUrl: cloud.loginUrl,
          ToChannelFromBotOAuthScope: cloud.oauthScope,
          OAuthUrl: cloud.oauthUrl,
          ValidateAuthority: true,
        },
    credentials,
  );
  const scope = cloud?.oauthScope ?? publicScope;
  const issuer = cloud?.tokenIssuer ?? publicIssuer;
  const login = cloud?.loginUrl ?? `${publicLogin}${tenantId ?? 'botframework.com'}`;

  /** @param isForced asks Microsoft even when a token is cached */
  async function token(isForced: boolean): Promise<void> {
    if (appId === '') return;
    const signer = await credentials.createCredentials(appId, scope, login, true);
    // The factory promises something that signs requests; everything it makes can get a token, too.
    await inTime((signer as unknown as { getToken(force: boolean): Promise<string> }).getToken(isForced));
  }

  return {
    async verify(activity, authorization): Promise<Verdict> {
      if (appId === '') return { kind: 'genuine' };
      if (authorization.trim() === '') return { kind: 'forged', because: 'no token' };
      try {
        const { claimsIdentity } = await withConsoleMuted(() =>
          authentication.authenticateRequest(activity as Partial<Activity> as Activity, authorization),
        );
        // The SDK also lets tokens of its emulator and of other bots in: those say nothing about who clicked.
        if (claimsIdentity.getClaimValue('iss') !== issuer)
          return { kind: 'forged', because: 'not from the Bot Connector' };
        // Left out of an activity, the SDK does not compare it.
        const isHome = claimsIdentity.getClaimValue('serviceurl') === activity.serviceUrl;
        return isHome ? { kind: 'genuine' } : { kind: 'forged', because: 'another serviceUrl than the token names' };
      } catch (error) {
        return judge(error);
      }
    },
    async signIn() {
      await token(true);
    },
    async at(serviceUrl) {
      // Now, so that a sign-in that fails is never taken for a message that may have been posted.
      await token(false);
      // The SDK asks an identity for nothing but the app id here, and does not export the class of one.
      const identity = { getClaimValue: () => appId } as unknown as Identity;
      const factory = authentication.createConnectorFactory(identity);
      const client = await factory.create(serviceUrl, scope);
      withoutRetries(client);
      return connectorOf(client);
    },
  };
}

/** @throws an error that sign-in.ts reads, when it takes longer than 10 s: the SDK itself would wait for ever */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(Object.assign(new Error('timeout: no answer from the sign-in'), { name: 'ClientAuthError' }));
    }, timeout);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

type Authentication = InstanceType<typeof import('botbuilder').ConfigurationBotFrameworkAuthentication>;
type Identity = Parameters<Authentication['createConnectorFactory']>[0];
type Client = Awaited<ReturnType<ReturnType<Authentication['createConnectorFactory']>['create']>>;

/**
 * The SDK's client sends a POST again after 5xx and lost connections, which doubles messages, and sleeps out a Retry-After,
 * which holds a worker. The durable queue owns retrying. There is no option for it: the policy is taken out of the pipeline.
 */
function withoutRetries(client: Client): void {
  const { pipeline } = (
    client as unknown as { client: { pipeline: { removePolicy(which: { name: string }): unknown[] } } }
  ).client;
  if (pipeline.removePolicy({ name: 'defaultRetryPolicy' }).length === 0)
    throw new Error('this version of botbuilder retries in a way that is not known here');
}

function connectorOf({ conversations }: Client): Connector {
  const options = { timeout };
  return {
    async openChat({ bot, member, tenant }) {
      const parameters = {
        isGroup: false,
        bot: { id: bot, name: '' },
        members: [{ id: member, name: '' }],
        tenantId: tenant,
        channelData: { tenant: { id: tenant } },
      };
      const { id } = await conversations.createConversation(parameters as unknown as ConversationParameters, options);
      return id;
    },
    async post({ bot, channel, tenant }, activity): Promise<Sent> {
      const parameters = {
        isGroup: true,
        bot: { id: bot, name: '' },
        tenantId: tenant,
        channelData: { channel: { id: channel }, tenant: { id: tenant } },
        activity,
      };
      const made = await conversations.createConversation(parameters as unknown as ConversationParameters, options);
      return { conversation: made.id, message: made.activityId };
    },
    async send(conversation, activity) {
      return (await conversations.sendToConversation(conversation, asActivity(activity), options)).id;
    },
    async update(conversation, message, activity) {
      await conversations.updateActivity(conversation, message, asActivity(activity), options);
    },
    async member(conversation, id) {
      return memberOf(await conversations.getConversationMember(conversation, id, options));
    },
    async members(conversation, size, more): Promise<MemberPage> {
      // Typed as always there, and left out of the first call all the same.
      const from = (more === undefined ? {} : { continuationToken: more }) as { continuationToken: string };
      const page = await conversations.getConversationPagedMembers(conversation, {
        pageSize: size,
        ...from,
        ...options,
      });
      const members = page.members.map(memberOf);
      const { continuationToken } = page;
      return continuationToken === undefined || continuationToken === ''
        ? { members }
        : { members, more: continuationToken };
    },
  };
}

function asActivity(activity: OutgoingActivity): Partial<Activity> {
  return activity as unknown as Partial<Activity>;
}

function memberOf(account: TeamsChannelAccount & { readonly objectId?: string }): Member {
  const { id, name, tenantId, userRole } = account;
  // Teams' answer calls it objectId or aadObjectId, depending on the call.
  const aadObjectId = account.aadObjectId ?? account.objectId;
  return {
    id,
    ...(aadObjectId === undefined ? {} : { aadObjectId }),
    ...(name === undefined ? {} : { name: tidy(name) }),
    ...(tenantId === undefined ? {} : { tenantId }),
    ...(userRole === undefined ? {} : { role: userRole }),
  };
}

/** What a failed check of a signature means. Everything that is not plainly an outage is a forgery. */
function judge(error: unknown): Verdict {
  if (!(error instanceof Error)) return { kind: 'forged', because: 'refused' };
  const isOutage = error.name === 'FetchError' || error.message.startsWith('Failed to load');
  return { kind: isOutage ? 'unknown' : 'forged', because: error.message };
}
