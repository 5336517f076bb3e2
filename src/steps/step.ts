import { chooseLanguage } from '../conversations/copy/say.ts';
import type { Context } from '../conversations/engine/context.ts';
import type { Because, Input } from '../conversations/engine/input.ts';
import { transition } from '../conversations/engine/transition.ts';
import type { Message } from '../conversations/message.ts';
import type { Survey } from '../conversations/survey.ts';
import type { Team } from '../conversations/team.ts';
import type { Session } from '../db/client.ts';
import { findInvitation, type Invitation } from '../db/invitations.ts';
import { type EventKey, type Placing, recordStep } from '../db/step.ts';
import type { Clock } from './clock.ts';

/** What one step came to. */
export type Stepped =
  /** `shows` is what the respondent's survey should show now, when that changed. */
  | { readonly kind: 'moved'; readonly invitation: Invitation; readonly shows?: Message }
  | { readonly kind: 'ignored'; readonly because: Because; readonly invitation?: Invitation }
  | { readonly kind: 'repeated' }
  | { readonly kind: 'askedTwice' };

export interface StepOptions {
  readonly survey: Survey;
  readonly teams: readonly Team[];
  readonly clock: Clock;
}

/** Steps that overtake each other on one invitation are rare: a double click, a correction. This many never are. */
const mostOvertakings = 20;

/**
 * Runs the invitation machine once and records what it says; decides again when another step was faster.
 *
 * @param decide the input for the invitation as it is now, or why there is none.
 */
export async function step(
  db: Session,
  options: StepOptions,
  invitationId: string,
  decide: (invitation: Invitation) => Input | Because | Promise<Input | Because>,
  event?: EventKey,
): Promise<Stepped> {
  for (let attempt = 0; attempt < mostOvertakings; attempt++) {
    const invitation = await findInvitation(db, invitationId);
    if (invitation === undefined) return { kind: 'ignored', because: 'unknownInvitation' };
    const input = await decide(invitation);
    if (typeof input === 'string') return { kind: 'ignored', because: input, invitation };
    const team = options.teams.find((known) => known.id === invitation.teamId);
    const moved = transition(contextOf(invitation, options.survey, team), invitation.state, input);
    if (moved.kind === 'ignored') return { ...moved, invitation };
    const recording = await recordStep(db, invitation, moved, placing(invitation, team), options.clock(), event);
    switch (recording.kind) {
      case 'recorded': {
        const shows = moved.show.findLast((showing) => showing.slot === 'survey' || showing.slot === 'reminder');
        return { kind: 'moved', invitation, ...(shows !== undefined && { shows: shows.message }) };
      }
      case 'repeated':
      case 'askedTwice':
        return recording;
      case 'overtaken':
    }
  }
  throw new Error(`invitation ${invitationId} was overtaken ${mostOvertakings} times in a row`);
}

/** The invitation's context: its snapshot, and the survey and team as configured now. */
export function contextOf(invitation: Invitation, survey: Survey, team: Team | undefined): Context {
  return {
    invitation: invitation.id,
    survey,
    chat: invitation.chat,
    endedAt: invitation.endedAt.getTime(),
    locale: invitation.locale,
    team: {
      name: team?.name ?? invitation.teamId ?? '',
      language: chooseLanguage(team?.language),
      timezone: team?.timezone ?? 'UTC',
    },
  };
}

function placing(invitation: Invitation, team: Team | undefined): Placing {
  return (slot) => {
    if (slot !== 'alert') return { place: invitation.place, audience: 'respondent' };
    return team?.alerts === undefined ? undefined : { place: team.alerts, audience: 'team' };
  };
}
