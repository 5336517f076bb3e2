import type { Given } from '../../platform.ts';
import type { TeamsSettings } from '../setup/settings.ts';
import { ForeignService } from './answers.ts';
import { openSdk } from './botbuilder.ts';
import { isLoopback, openAllowance, publicCloud } from './clouds.ts';
import type { Bot, Connector } from './connector.ts';
import { notAccepted, readError } from './failures.ts';
import { openKeys } from './keys.ts';
import { askForToken, explainSignIn, type Granted, readSignInError } from './sign-in.ts';
import { openStanding } from './standing.ts';
import { openTokens, type SignedIn } from './tokens.ts';
import { verify } from './verify.ts';

/** Milliseconds between two looks at what does not work; the waits between two tries grow beyond that by themselves. */
const beat = 5_000;
/** Between two looks at whether the connector accepts the bot again, when nothing else is sent. */
const probing = 60_000;
const publicLogin = 'https://login.microsoftonline.com/';

/** The bot as Microsoft knows it. @throws when the settings contradict each other; nothing is asked of anybody yet */
export async function openBot(settings: TeamsSettings, onStanding: Given['onStanding']): Promise<Bot> {
  const { appId, cloud } = settings;
  const isAnonymous = appId === '';
  const { openIdMetadataUrl, tokenIssuer: issuer, oauthScope: scope } = cloud ?? publicCloud;
  const sdk = await openSdk(settings, scope);
  const tell = openStanding(onStanding);
  const mayAnswerAt = isAnonymous ? isLoopback : openAllowance(cloud);

  /** What does not work and is looked after. */
  const ailing = new Set<'sign-in' | 'keys'>(['sign-in', 'keys']);
  const tokens = openTokens(ask, (how) => {
    if (how.kind === 'works') ailing.delete('sign-in');
    else ailing.add('sign-in');
    tell('sign-in', standingOf(how));
  });
  const keys = openKeys(openIdMetadataUrl, (how) => {
    if (how.kind === 'works') ailing.delete('keys');
    else ailing.add('keys');
    const because = `what Teams sends can’t be checked: the keys of ${URL.parse(openIdMetadataUrl)?.host} can’t be read`;
    tell('keys', how.kind === 'works' ? how : { kind: 'disconnected', because: `${because} (${how.because})` });
  });
  let timer: NodeJS.Timeout | undefined;
  let probe: () => Promise<unknown> = async () => {};
  /** When to look at a connector that does not accept the bot. */
  let probeAt: number | undefined;

  function ask(): Promise<Granted> {
    const { appPassword: secret = '', appType } = settings;
    if (appType === 'UserAssignedMSI') return sdk.askManagedIdentity();
    return askForToken({ appId, secret, loginUrl: loginUrlOf(settings), scope });
  }

  async function lookAfter(): Promise<void> {
    await Promise.all([
      ailing.has('sign-in') ? tokens.current().catch(() => {}) : undefined,
      ailing.has('keys') ? keys.read() : undefined,
    ]);
    if (probeAt === undefined || performance.now() < probeAt) return;
    probeAt = performance.now() + probing;
    await probe().catch(() => {});
  }

  /** One call, and a second one with a fresh token when Teams does not accept the first one's. */
  async function call<T>(serviceUrl: string, work: (connector: Connector) => Promise<T>): Promise<T> {
    if (isAnonymous) return work(await sdk.connector(serviceUrl, ''));
    const token = await tokens.current();
    try {
      return await accepted(sdk.connector(serviceUrl, token).then(work));
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const other = await tokens.renew(token);
      if (other === undefined) throw refused(error);
      return await accepted(sdk.connector(serviceUrl, other).then(work)).catch((again: unknown) => {
        throw isRefusal(again) ? refused(again) : again;
      });
    }
  }

  /** Whatever Teams answers but 401 says that it knows the bot. */
  async function accepted<T>(work: Promise<T>): Promise<T> {
    try {
      const result = await work;
      known();
      return result;
    } catch (error) {
      if (readError(error).kind === 'answered' && !isRefusal(error)) known();
      throw error;
    }
  }

  function known(): void {
    tokens.worked();
    probeAt = undefined;
    tell('connector', { kind: 'works' });
  }

  function refused(error: unknown): unknown {
    const read = readError(error);
    probeAt ??= performance.now() + probing;
    tell('connector', { kind: 'refused', because: notAccepted(read.kind === 'answered' ? read.code : '') });
    return error;
  }

  return {
    verify: async (activity, authorization) =>
      isAnonymous ? { kind: 'genuine' } : verify(activity, authorization, { appId, issuer }, keys.find),
    async signIn() {
      if (!isAnonymous) await tokens.fresh();
    },
    async at(serviceUrl) {
      if (!mayAnswerAt(serviceUrl)) throw new ForeignService(serviceUrl);
      return {
        openChat: (chat) => call(serviceUrl, (connector) => connector.openChat(chat)),
        post: (post, activity) => call(serviceUrl, (connector) => connector.post(post, activity)),
        send: (conversation, activity) => call(serviceUrl, (connector) => connector.send(conversation, activity)),
        sendAlone: (conversation, member, activity) =>
          call(serviceUrl, (connector) => connector.sendAlone(conversation, member, activity)),
        update: (conversation, message, activity) =>
          call(serviceUrl, (connector) => connector.update(conversation, message, activity)),
        remove: (conversation, message) => call(serviceUrl, (connector) => connector.remove(conversation, message)),
        member: (conversation, id) => call(serviceUrl, (connector) => connector.member(conversation, id)),
        members: (conversation, size, more) =>
          call(serviceUrl, (connector) => connector.members(conversation, size, more)),
      };
    },
    mayAnswerAt,
    async start(look) {
      probe = look;
      if (isAnonymous) {
        tell('sign-in', { kind: 'works' });
        return tell('keys', { kind: 'works' });
      }
      clearInterval(timer);
      timer = setInterval(() => void lookAfter(), beat);
      timer.unref();
      await lookAfter();
    },
    stop: () => clearInterval(timer),
  };
}

function isRefusal(error: unknown): boolean {
  const read = readError(error);
  return read.kind === 'answered' && read.status === 401;
}

function standingOf(how: SignedIn) {
  if (how.kind === 'works') return how;
  const why = readSignInError(how.error);
  return why?.kind === 'refused'
    ? { kind: 'refused' as const, because: explainSignIn(why) }
    : {
        kind: 'disconnected' as const,
        because: `Microsoft’s sign-in can’t be reached (${why?.message ?? how.error.message})`,
      };
}

/** Where a bot of this type signs in. A bot of many tenants signs in at the Bot Framework's own. */
function loginUrlOf({ cloud, appType, tenantId }: TeamsSettings): string {
  if (cloud !== undefined) return cloud.loginUrl;
  return `${publicLogin}${appType === 'MultiTenant' ? 'botframework.com' : (tenantId ?? '')}`;
}
