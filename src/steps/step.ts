import { chooseLocale } from '../../conversations/copy/say.ts';
import type { Context } from '../../conversations/invitation/context.ts';
import type { Because, Input } from '../../conversations/invitation/input.ts';
import { transition } from '../../conversations/invitation/transition.ts';
import type { Message } from '../../conversations/message.ts';
import { lane } from '../../conversations/place.ts';
import type { Survey } from '../../conversations/survey.ts';
import type { Team } from '../../conversations/team.ts';
import type { Database } from '../../db/client.ts';
import { isCollision, isViolation } from '../../db/failures.ts';
import { findInvitation, type Invitation } from '../../db/invitations.ts';
import type { DuePosting } from '../../db/postings.ts';
import type { EventKey, Placing, Step } from '../../db/step.ts';
import { recordSteps } from '../../db/steps.ts';
import type { Clock } from '../clock.ts';
import { type Nudges, nobody } from './nudges.ts';

/** What one step came to. */
export type Stepped =
  /** `shows` is what the respondent's survey should show now, when that changed. */
  | { readonly kind: 'moved'; readonly invitation: Invitation; readonly shows?: Message }
  | { readonly kind: 'ignored'; readonly because: Because; readonly invitation?: Invitation }
  /** This event was recorded before. */
  | { readonly kind: 'repeated' }
  /** The database itself refused a second question within 24 hours. */
  | { readonly kind: 'askedTwice' };

export interface StepOptions {
  readonly survey: Survey;
  readonly teams: readonly Team[];
  readonly clock: Clock;
  /** Told what becomes due; absent: nobody shows anything in this process. */
  readonly nudges?: Nudges;
}

/** The input for an invitation as it is now, or why there is none. */
export type Decide<Answer = Input | Because> = (invitation: Invitation) => Answer;

/** Steps that overtake each other on one invitation are rare: a double click, a correction. This many never are. */
export const mostOvertakings = 20;

/** Runs the invitation machine once and records what it says; decides again when another step was faster. */
export async function step(
  db: Database,
  options: StepOptions,
  invitationId: string,
  decide: Decide<Input | Because | Promise<Input | Because>>,
): Promise<Stepped> {
  for (let attempt = 0; attempt < mostOvertakings; attempt++) {
    const invitation = await findInvitation(db, invitationId);
    if (invitation === undefined) return { kind: 'ignored', because: 'unknownInvitation' };
    const decided = compute(options, invitation, await decide(invitation), undefined);
    if (decided.kind === 'ignored') return decided;
    const written = await write(db, options, [decided.step]);
    if (written === 'repeated' || written === 'askedTwice') return { kind: written };
    if (written !== 'collided' && written[0] === true) return movedBy(decided.step);
  }
  throw new Error(`invitation ${invitationId} was overtaken ${mostOvertakings} times in a row`);
}

/** What the machine makes of an input: a step to write, or nothing. */
export function compute(
  { survey, teams }: StepOptions,
  invitation: Invitation,
  input: Input | Because,
  event: EventKey | undefined,
): { readonly kind: 'decided'; readonly step: Step } | (Stepped & { readonly kind: 'ignored' }) {
  if (typeof input === 'string') return { kind: 'ignored', because: input, invitation };
  const moved = transition(contextOf(invitation, survey, teams), invitation.state, input);
  if (moved.kind === 'ignored') return { ...moved, invitation };
  const team = teamOf(invitation, teams);
  return { kind: 'decided', step: { before: invitation, moved, placing: placing(invitation, team), event } };
}

/** Writes steps; a violation, or a collision with another transaction, undoes all of them. */
export async function write(
  db: Database,
  { clock, nudges = nobody }: StepOptions,
  steps: readonly Step[],
): Promise<readonly boolean[] | 'repeated' | 'askedTwice' | 'collided'> {
  const wished = lanesOf(steps);
  const reserved = nudges.reserve(wished);
  let taken: readonly DuePosting[] = [];
  try {
    const written = await recordSteps(db, steps, clock(), {
      worker: nudges.worker,
      lanes: reserved,
      lease: nudges.lease,
    });
    taken = written.taken;
    steps.forEach(({ before, moved }, n) => {
      if (written.steps[n] === true && moved.wakeAt !== null) nudges.wake(before.id, moved.wakeAt);
    });
    return written.steps;
  } catch (error) {
    if (isViolation(error, 'inbound_events_pk')) return 'repeated';
    if (isViolation(error, 'invitations_once_a_day')) return 'askedTwice';
    if (isCollision(error)) return 'collided';
    throw error;
  } finally {
    const mine = new Set(taken.map((posting) => posting.lane));
    nudges.took(
      reserved,
      taken,
      wished.filter((name) => !mine.has(name)),
    );
  }
}

function lanesOf(steps: readonly Step[]): readonly string[] {
  const all = steps.flatMap(({ moved, placing }) =>
    moved.show.flatMap(({ slot }) => {
      const where = placing(slot);
      return where === undefined ? [] : [lane(where.place)];
    }),
  );
  return [...new Set(all)];
}

export function movedBy({ before, moved }: Step): Stepped & { readonly kind: 'moved' } {
  const shows = moved.show.findLast(({ slot }) => slot === 'survey' || slot === 'reminder');
  return { kind: 'moved', invitation: before, ...(shows !== undefined && { shows: shows.message }) };
}

/** The invitation's context: its snapshot, and the survey and team as configured now. */
export function contextOf(invitation: Invitation, survey: Survey, teams: readonly Team[]): Context {
  const team = teamOf(invitation, teams);
  return {
    invitation: invitation.id,
    survey,
    chat: invitation.chat,
    endedAt: invitation.endedAt.getTime(),
    locale: invitation.locale,
    team: {
      name: team?.name ?? invitation.teamId ?? '',
      language: chooseLocale(team?.language),
      timezone: team?.timezone ?? 'UTC',
      reads: team?.digest !== undefined ? 'everything' : team?.alerts !== undefined ? 'detractors' : 'nothing',
      ...(team?.subject !== undefined && { subject: team.subject }),
    },
  };
}

function teamOf({ teamId }: Invitation, teams: readonly Team[]): Team | undefined {
  return teams.find(({ id }) => id === teamId);
}

function placing(invitation: Invitation, team: Team | undefined): Placing {
  return (slot) => {
    if (slot !== 'alert') return { place: invitation.place, audience: 'respondent' };
    return team?.alerts === undefined ? undefined : { place: team.alerts, audience: 'team' };
  };
}
