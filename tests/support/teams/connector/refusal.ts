/** What the connector answers. A thrown refusal ends a call the way Teams would. */
export type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export class Refused extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super(JSON.stringify(answer.body ?? answer.status));
    this.answer = answer;
  }
}

/** The connector's error body. Source of codes and messages: "Status codes from bot conversational APIs" in the Teams docs. */
function problem(status: number, code: string, message: string): Answer {
  return { status, body: { error: { code, message } } };
}

export const refusals = {
  badArgument: (message: string) => problem(400, 'BadArgument', message),
  badSyntax: (message: string) => problem(400, 'BadSyntax', message),
  /** Not in the documented list: what the service answers to a missing or bad token. */
  unauthorized: (): Answer => ({ status: 401, body: { message: 'Authorization has been denied for this request.' } }),
  notInRoster: () => problem(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.'),
  notInstalled: () => problem(403, 'ForbiddenOperationException', "Bot isn't installed in the user's personal scope"),
  blockedByUser: () => problem(403, 'ConversationBlockedByUser', 'User blocked the conversation with the bot.'),
  disabledByAdmin: () => problem(403, 'BotDisabledByAdmin', 'The tenant admin disabled this bot'),
  notEnoughPermissions: (message: string) => problem(403, 'NotEnoughPermissions', message),
  /** To a person who blocked or muted the bot. The sub-code is JSON inside a string. Source: "Send proactive messages". */
  writesBlocked: (): Answer => ({
    status: 403,
    body: {
      errorCode: 209,
      message: JSON.stringify(
        {
          subCode: 'MessageWritesBlocked',
          details: 'Thread is not accessible for message writes.',
          errorCode: null,
          errorSubCode: null,
        },
        null,
        2,
      ),
    },
  }),
  noActivity: () => problem(404, 'ActivityNotFoundInConversation', 'Conversation not found.'),
  noConversation: () => problem(404, 'ConversationNotFound', 'Conversation not found.'),
  noMember: () => problem(404, 'MemberNotFoundInConversation', 'Member not found in conversation.'),
  precondition: () => problem(412, 'PreconditionFailed', 'Precondition failed, please try again.'),
  tooBig: () => problem(413, 'MessageSizeTooBig', 'Message size too large.'),
  throttled: (retryAfter: number | undefined): Answer => ({
    ...problem(429, 'Throttled', 'Too many requests'),
    ...(retryAfter === undefined ? {} : { headers: { 'retry-after': String(retryAfter) } }),
  }),
  serviceError: (status: 500 | 502 | 503) => problem(status, 'ServiceError', 'An error occurred. Please try again.'),
  gatewayTimeout: () => problem(504, 'GatewayTimeout', 'The gateway timed out.'),
  notModelled: (what: string) => problem(501, 'NotImplemented', `the local Teams does not model ${what}`),
} as const;

export function refuse(answer: Answer): never {
  throw new Refused(answer);
}
