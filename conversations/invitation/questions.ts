import type { Copy } from '../copy/copy.ts';
import { chooseLanguage, say } from '../copy/say.ts';
import type {
  Action,
  Actions,
  Block,
  Intent,
  Message,
  Personal,
  PublicMessage,
  ReasonPrompt,
  ScalePrompt,
} from '../message.ts';
import { category, type Score } from '../numbers/score.ts';
import type { Context } from './context.ts';
import { givenName } from './given-name.ts';
import { reasonOf } from './reason.ts';
import type { Answer, Asked } from './state.ts';

/** The question with its scale, on its own or as the reminder. */
export function question(context: Context, asked: Asked): Message {
  const { company } = context.survey;
  const { platform, id, name } = context.chat.respondent;
  const neutral = speak(context, asked.remindedAt === undefined ? (c) => c.lead : (c) => c.reminder, { company });
  const lead = asked.remindedAt === undefined ? (greeting(context, name) ?? neutral) : neutral;
  const heading: Block = { kind: 'text', text: asking(context), style: 'heading' };
  const isRead = context.team.reads === 'everything';
  const message: Message = {
    summary: speak(context, (c) => c.askSummary, { subject: subjectOf(context) }),
    blocks: [text(lead), heading],
    ask: {
      ...scale(context),
      note: speak(context, isRead ? (c) => c.readBy : (c) => c.keptFor, { company }),
      waysOut: [intent(context, 'declined', (c) => c.noThanks), intent(context, 'optedOut', (c) => c.neverAgain)],
    },
  };
  return {
    ...message,
    // Everybody who is there can click; it is addressed to one.
    public: { ...message, blocks: [text(neutral), heading], mentions: { platform, id } },
  };
}

/**
 * What the respondent sees once a score is stored: the follow-up that fits it, thanks, or the scale again. Where others read
 * along the same thanks stand whatever was answered, and a way for the respondent to see the rest.
 */
export function answered(context: Context, state: Asked & Answer & { readonly kind: 'answered' | 'settled' }): Message {
  const personal = personalOf(context);
  return { ...theirs(context, state), personal, public: { ...thanked(context, state.kind === 'answered'), personal } };
}

function thanked(context: Context, isOpen: boolean): PublicMessage {
  const thanks = speak(context, (c) => c.thanksSummary);
  const yours: Actions = { kind: 'actions', actions: [intent(context, 'reviewed', (c) => c.yourAnswer)] };
  return { summary: thanks, blocks: [text(thanks)], ...(isOpen && { ask: yours }) };
}

function theirs(context: Context, state: Asked & Answer & { readonly kind: 'answered' | 'settled' }): Message {
  const { score, replaced } = state;
  const open = state.kind === 'answered';
  const optedOut: readonly Block[] =
    state.optedOutAt === undefined ? [] : [note(speak(context, (c) => c.optedOutNote))];
  const undo = state.optedOutAt === undefined ? [] : [undoing(context)];
  if (open && state.reconsideredAt !== undefined) {
    const lead = speak(context, (c) => c.reconsider, { score });
    return {
      summary: lead,
      blocks: [text(lead), { kind: 'text', text: asking(context), style: 'heading' }],
      ask: { ...scale(context), chosen: score, waysOut: [kept(context, score)] },
    };
  }
  const reason = reasonOf(state);
  if (reason === undefined) {
    const saved =
      replaced === undefined || !open
        ? speak(context, savedLead(score), { score })
        : speak(context, (c) => c.rescored, { score, before: replaced });
    if (open) return { summary: saved, blocks: [text(saved), ...optedOut], ask: followUp(context, undo) };
    return { summary: saved, blocks: [text(saved), ...optedOut], ...actionsOf(undo) };
  }
  const blocks = [
    text(speak(context, thanksFor(context, score), { score, company: context.survey.company })),
    ...(replaced === undefined || !open ? [] : [text(speak(context, (c) => c.rescored, { score, before: replaced }))]),
    { kind: 'quote', text: reason } as const,
    ...optedOut,
  ];
  const summary = speak(context, (c) => c.thanksSummary);
  const change = open ? [intent(context, 'reconsidered', (c) => c.changeScore)] : [];
  return { summary, blocks, ...actionsOf([...change, ...undo]) };
}

function actionsOf(actions: readonly Action[]): { readonly ask?: Actions } {
  return actions.length === 0 ? {} : { ask: { kind: 'actions', actions } };
}

export function clarification(context: Context): Message {
  return plain(speak(context, (c) => c.clarification));
}

export function declined(context: Context, asked: Asked): Message {
  return over(context, asked, (c) => c.declined);
}

export function expired(context: Context, asked: Asked): Message {
  return over(context, asked, (c) => c.expired);
}

export function withdrawn(context: Context, asked: Asked | undefined): Message {
  return over(context, asked, (c) => c.withdrawn);
}

/**
 * It is over without an answer; a wish not to be asked again is confirmed to the one who had it. Everybody else can't tell
 * from anything whether there was one.
 */
function over(context: Context, asked: Asked | undefined, pattern: (copy: Copy) => string): Message {
  const personal = personalOf(context);
  const shared = { ...plain(speak(context, pattern)), personal };
  if (asked?.optedOutAt === undefined) return shared;
  const undo: Actions = { kind: 'actions', actions: [undoing(context)] };
  return { ...plain(speak(context, (c) => c.optedOut)), ask: undo, personal, public: shared };
}

/** For whoever asked not to be asked again by mistake, or thinks better of it. */
function undoing(context: Context): Action {
  return intent(context, 'optedIn', (c) => c.undo);
}

function personalOf({ chat, invitation }: Context): Personal {
  const { platform, id } = chat.respondent;
  return { respondent: { platform, id }, invitation };
}

/** Of a request to answer once more. */
export function moot(context: Context): Message {
  return { ...plain(speak(context, (c) => c.moot)), removed: true };
}

/** Of a question that is repeated further down. */
export function moved(context: Context): Message {
  return { ...plain(speak(context, (c) => c.moved)), removed: true };
}

/** What is said of a score fits it; what is asked is the same for all, so that nothing leads the answer. */
function savedLead(score: Score): (copy: Copy) => string {
  return {
    promoter: (c: Copy) => c.scoredPromoter,
    passive: (c: Copy) => c.scored,
    detractor: (c: Copy) => c.scoredDetractor,
  }[category(score)];
}

/** That the team reads it is only said where it does: by a digest, or, of detractors, by alerts. */
function thanksFor({ team }: Context, score: Score): (copy: Copy) => string {
  const isDetractor = category(score) === 'detractor';
  if (team.reads === 'everything' || (team.reads === 'detractors' && isDetractor))
    return isDetractor ? (c) => c.thanksReadDetractor : (c) => c.thanksRead;
  return isDetractor ? (c) => c.thanksDetractor : (c) => c.thanks;
}

function followUp(context: Context, more: readonly Action[]): ReasonPrompt {
  return {
    kind: 'reason',
    invitation: context.invitation,
    question: speak(context, (c) => c.why),
    open: speak(context, (c) => c.whyOpen),
    placeholder: speak(context, (c) => c.whyPlaceholder),
    send: speak(context, (c) => c.send),
    cancel: speak(context, (c) => c.cancel),
    typing: speak(context, (c) => c.whyTyping),
    waysOut: [intent(context, 'reconsidered', (c) => c.changeScore), ...more],
  };
}

function scale(context: Context): Omit<ScalePrompt, 'waysOut'> {
  return {
    kind: 'scale',
    invitation: context.invitation,
    question: asking(context),
    low: speak(context, (c) => c.low),
    high: speak(context, (c) => c.high),
  };
}

function asking(context: Context): string {
  return speak(context, (c) => c.question, { subject: subjectOf(context) });
}

/** What is recommended, or not. */
function subjectOf({ survey, team }: Context): string {
  return team.subject ?? survey.subject ?? survey.company;
}

function kept(context: Context, score: Score): Action {
  const label = speak(context, (c) => c.keepScore, { score });
  return { kind: 'score', score, invitation: context.invitation, label };
}

function greeting(context: Context, name: string | undefined): string | undefined {
  const given = givenName(name);
  return given && speak(context, (c) => c.greeting, { name: given, company: context.survey.company });
}

function intent(context: Context, what: Intent, label: (copy: Copy) => string): Action {
  return { kind: 'intent', intent: what, invitation: context.invitation, label: speak(context, label) };
}

function speak(context: Context, pattern: (copy: Copy) => string, values?: Record<string, string | number>): string {
  return say(chooseLanguage(context.locale), pattern, values);
}

function text(words: string): Block {
  return { kind: 'text', text: words };
}

function note(words: string): Block {
  return { kind: 'text', text: words, style: 'subtle' };
}

function plain(words: string): Message {
  return { summary: words, blocks: [text(words)] };
}
