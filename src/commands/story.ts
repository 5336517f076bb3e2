import { afterQuiet, type Quiet } from '../../conversations/invitation/quiet.ts';
import { reasonOf } from '../../conversations/invitation/reason.ts';
import type { Answer, Asked, InvitationState } from '../../conversations/invitation/state.ts';
import { category } from '../../conversations/numbers/score.ts';
import { localDate } from '../../conversations/time.ts';
import type { EpisodeRow } from '../../db/episodes.ts';
import { formatQuietHours } from '../config/amounts.ts';
import { moment } from './moment.ts';

export interface Telling extends Quiet {
  /** IANA zone of the team: times are told in it. */
  readonly zone: string;
  readonly now: Date;
}

/** What came of one end of a chat, and what comes next, a sentence each. */
export function tellEpisode(episode: EpisodeRow, telling: Telling): readonly string[] {
  const { zone, now } = telling;
  const { chat, team, endedAt, state, suppressedDetail, suppressedBecause } = episode;
  const at = (instant: Date | number) => moment(new Date(instant), zone);
  const agents = chat.agents.map(({ id, name }) => name ?? id).join(', ');
  const ended = [
    `The chat of ${chat.respondent.name ?? chat.respondent.id} ended on ${at(endedAt)}: ${chat.closeReason}`,
    ...(agents === '' ? [] : [`helped by ${agents}`]),
    ...(team === null ? [] : [`team ${team}`]),
  ].join(', ');
  if (state === null)
    return [`${ended}.`, `Not asked, because ${suppressedDetail ?? suppressedBecause ?? 'of an unknown reason'}.`];
  if (state.kind === 'waiting') {
    const why = whyThen(state.askAt, endedAt, telling, chat.respondent.timezone ?? zone);
    const late = state.askAt <= now.getTime() ? ' It is due: the running bot asks at any moment.' : '';
    return [
      `${ended}.`,
      `Not asked yet. Next: the question, on ${at(state.askAt)}${why}, unless the customer writes again.${late}`,
    ];
  }
  return [`${ended}.`, ...tellState(state, at)];
}

/** A question that goes out in the instant in which quiet hours or days end had to wait for it. */
function whyThen(askAt: number, endedAt: Date, { quietHours, days, holidays }: Quiet, zone: string): string {
  const next = (instant: Date, quiet: Quiet) => afterQuiet(instant, quiet, zone).getTime();
  const before = new Date(askAt - 1);
  if (next(before, { quietHours, days, holidays }) !== askAt) return '';
  const open = localDate(new Date(next(endedAt, { quietHours })), zone);
  const isClosedDay = localDate(new Date(askAt), zone) > open;
  if (isClosedDay && next(endedAt, { quietHours, days }) === askAt) return ` because of survey.days (${zone})`;
  if (isClosedDay && holidays !== undefined) return ` because of survey.holidays (${zone})`;
  return quietHours === null ? '' : ` because of survey.quietHours (${formatQuietHours(quietHours)}, ${zone})`;
}

type At = (instant: Date | number) => string;

function tellState(state: Exclude<InvitationState, { kind: 'waiting' }>, at: At): readonly string[] {
  switch (state.kind) {
    case 'suppressed':
      return [`Not asked: when its time came, on ${at(state.at)}, ${state.detail}.`];
    case 'asked':
      return [...tellAsking(state, at), 'No answer so far.', nextOf(state, at), ...tellOptOut(state, at)];
    case 'answered':
      return [
        ...tellAsking(state, at),
        ...tellAnswer(state, at),
        `Next: nothing, but it can be changed until ${at(state.expiresAt)}.`,
      ];
    case 'settled':
      return [
        ...tellAsking(state, at),
        ...tellAnswer(state, at),
        `Closed on ${at(state.at)}. Nothing happens any more.`,
      ];
    case 'declined':
      return [
        ...tellAsking(state, at),
        `Declined on ${at(state.at)}.`,
        ...tellOptOut(state, at),
        `Next: nothing, but a score still counts until ${at(state.expiresAt)}.`,
      ];
    case 'expired':
      return [...tellAsking(state, at), `No answer came: closed on ${at(state.at)}.`, ...tellOptOut(state, at)];
    case 'withdrawn':
      return state.asked === undefined
        ? [`Not asked, because ${goesOn(state)}, on ${at(state.at)}, before the question went out.`]
        : [
            ...tellAsking(state.asked, at),
            `Taken back on ${at(state.at)}, because ${goesOn(state)}.`,
            ...tellTyped(state.asked, at),
          ];
    case 'undeliverable':
      return state.lost === true
        ? [
            ...tellAsking(state.asked, at),
            `Lost on ${at(state.at)}, and could not be put anywhere else: ${state.because}.`,
          ]
        : [`Asked on ${at(state.asked.askedAt)}, but nobody was reached: ${state.because}.`];
    default:
      return state satisfies never;
  }
}

function goesOn({ agent }: InvitationState & { readonly kind: 'withdrawn' }): string {
  return agent === undefined ? 'the chat went on' : `the chat went on: ${agent} of the team wrote in it`;
}

/** What became of messages after they were typed. */
function tellTyped({ typed = [] }: Asked, at: At): readonly string[] {
  return typed.flatMap(({ revisedAt, writtenAt, deletedAt }) => {
    if (deletedAt !== undefined)
      return [`What they typed on ${at(writtenAt)} was deleted on ${at(deletedAt)}: its words are not kept.`];
    return revisedAt > writtenAt ? [`What they typed on ${at(writtenAt)} was changed on ${at(revisedAt)}.`] : [];
  });
}

function tellAsking({ askedAt, deliveredAt, remindedAt, clarifiedAt }: Asked, at: At): readonly string[] {
  return [
    `Asked on ${at(askedAt)}.`,
    deliveredAt === undefined
      ? 'The platform has not shown it yet; it is tried again.'
      : `Shown on ${at(deliveredAt)}.`,
    ...(remindedAt === undefined ? [] : [`Reminded on ${at(remindedAt)}.`]),
    ...(clarifiedAt === undefined
      ? []
      : [`An answer could not be read as a score: asked again on ${at(clarifiedAt)}.`]),
  ];
}

function tellAnswer(state: Asked & Answer, at: At): readonly string[] {
  const reason = reasonOf(state);
  return [
    `Answered on ${at(state.scoredAt)}: ${state.score} (${category(state.score)}), ${reason === undefined ? 'without a reason' : `because: "${reason}"`}.`,
    ...tellTyped(state, at),
    ...(state.alerted ? ['The team was alerted.'] : []),
    ...tellOptOut(state, at),
  ];
}

function tellOptOut({ optedOutAt }: Asked, at: At): readonly string[] {
  return optedOutAt === undefined ? [] : [`Asked not to be asked again, on ${at(optedOutAt)}.`];
}

function nextOf({ remindAt, expiresAt }: Asked, at: At): string {
  return remindAt === undefined || remindAt >= expiresAt
    ? `Next: it closes on ${at(expiresAt)}.`
    : `Next: the reminder, on ${at(remindAt)}. It closes on ${at(expiresAt)}.`;
}
