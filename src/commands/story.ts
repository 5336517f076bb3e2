import { reasonOf } from '../../conversations/engine/reason.ts';
import type { Answer, Asked, InvitationState } from '../../conversations/engine/state.ts';
import { category } from '../../conversations/score.ts';
import type { EpisodeRow } from '../../db/episodes.ts';
import { moment } from './moment.ts';

/** What came of one end of a chat, and what comes next, a sentence each. Times are in the IANA zone. */
export function tellEpisode(episode: EpisodeRow, zone: string, now: Date): readonly string[] {
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
  return [`${ended}.`, ...tellState(state, at, now)];
}

type At = (instant: Date | number) => string;

function tellState(state: InvitationState, at: At, now: Date): readonly string[] {
  switch (state.kind) {
    case 'waiting': {
      const late = state.askAt <= now.getTime() ? ' It is due: the running bot asks at any moment.' : '';
      return [`Not asked yet. Next: the question, on ${at(state.askAt)}, unless the customer writes again.${late}`];
    }
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
        ? [`Not asked, because the chat went on, on ${at(state.at)}, before the question went out.`]
        : [...tellAsking(state.asked, at), `Taken back on ${at(state.at)}, because the chat went on.`];
    case 'undeliverable':
      return [`Asked on ${at(state.asked.askedAt)}, but nobody was reached: ${state.because}.`];
    default:
      return state satisfies never;
  }
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
