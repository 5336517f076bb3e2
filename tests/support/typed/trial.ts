import type { Context } from '../../../conversations/invitation/context.ts';
import type { Input } from '../../../conversations/invitation/input.ts';
import { readSaid } from '../../../conversations/invitation/said.ts';
import type { InvitationState } from '../../../conversations/invitation/state.ts';
import { admitted, transition } from '../../../conversations/invitation/transition.ts';
import type { Score } from '../../../conversations/numbers/score.ts';
import { defaultSurvey } from '../../../conversations/survey.ts';

/** One line of a file of utterances: what somebody types at a stage, and what it is to be read as. */
export interface Utterance {
  /** `answered`: a score is stored already. */
  readonly stage: 'asked' | 'answered';
  /** As people's profiles name it; xx: not known. */
  readonly language: string;
  readonly wanted: string;
  readonly text: string;
}

/** Lines of stage, language, what is wanted and the text, with tabs between them; `#` begins a remark, `\n` is a line break. */
export function parseUtterances(file: string): readonly Utterance[] {
  return file.split(/\r?\n/).flatMap((line, n) => {
    if (line.trim() === '' || line.startsWith('#')) return [];
    const [stage, language, wanted, ...text] = line.split('\t');
    if ((stage !== 'asked' && stage !== 'answered') || language === undefined || wanted === undefined) {
      throw new Error(`line ${n + 1} is no utterance: ${line}`);
    }
    return [{ stage, language, wanted, text: text.join('\t').replaceAll('\\n', '\n') }];
  });
}

const minute = 60_000;
const endedAt = Date.UTC(2026, 2, 2, 9, 0);

function contextIn(language: string): Context {
  const locale = language === 'xx' ? {} : { locale: language };
  return {
    invitation: '0b2f7f3e-6c39-4f0e-9a5b-0d9d4f7f0a11',
    survey: { ...defaultSurvey, company: 'Acme' },
    endedAt,
    locale: language === 'de' ? 'de' : 'en',
    team: { name: 'Support', language: 'en', timezone: 'Europe/Berlin', reads: 'everything' },
    chat: {
      source: 'slack',
      id: 'C1:1.1',
      respondent: { platform: 'slack', id: 'U1', name: 'Dana', ...locale },
      ask: { platform: 'slack', channel: 'C1', thread: '1.1' },
      channel: { platform: 'slack', channel: 'C1' },
      agents: [
        { id: 'U8', name: 'Sam' },
        { id: 'U9', name: 'Robin' },
      ],
      closeReason: 'resolved',
      tags: [],
    },
  };
}

function after(context: Context, inputs: readonly Input[]): InvitationState {
  return inputs.reduce(
    (state, input) => {
      const moved = transition(context, state, input);
      return moved.kind === 'moved' ? moved.state : state;
    },
    admitted(endedAt + 2 * minute).state,
  );
}

/** The question is in the thread of the chat, and the customer types there. */
function typed(context: Context, text: string, scored?: Score): { before: InvitationState; after: InvitationState } {
  const asked: readonly Input[] = [
    { kind: 'woke', at: endedAt + 2 * minute },
    { kind: 'delivered', at: endedAt + 2 * minute + 1 },
    ...(scored === undefined ? [] : [{ kind: 'answered', at: endedAt + 3 * minute, score: scored } as const]),
  ];
  const before = after(context, asked);
  const said: Input = { kind: 'said', at: endedAt + 4 * minute, text, where: 'inTheChat' };
  return { before, after: after(context, [...asked, said]) };
}

/** What the invitation machine makes of the words, in the terms of the file: 0..10, stop, stop:N, amb, ple or words. */
export function hear({ stage, language, text }: Utterance): string {
  const context = contextIn(language);
  // Stored already is another score than any that could be read, once from above and once from below.
  const heard = stage === 'asked' ? [typed(context, text)] : [typed(context, text, 10), typed(context, text, 0)];
  const changed = heard.map(({ before, after }) => scoreChange(before, after)).find((score) => score !== undefined);
  const stopped = heard.some(({ after }) => 'optedOutAt' in after);
  if (stopped) return changed === undefined ? 'stop' : `stop:${changed}`;
  if (changed !== undefined) return `${changed}`;
  const [first] = heard;
  const read =
    first === undefined
      ? 'words'
      : readSaid(context, first.before, { text, at: endedAt + 4 * minute, where: 'inTheChat' }).kind;
  if (read === 'pleasantry') return 'ple';
  return first !== undefined && 'clarifiedAt' in first.after && read === 'ambiguous' ? 'amb' : 'words';
}

function scoreChange(before: InvitationState, after: InvitationState): Score | undefined {
  if (!('score' in after)) return undefined;
  return 'score' in before && before.score === after.score ? undefined : after.score;
}

/** Whether a wrong reading does harm: words or another score taken for a score, a wish to stop missed or made up. */
export function isDangerous(wanted: string, got: string): boolean {
  if (wanted.startsWith('stop') !== got.startsWith('stop')) return true;
  const score = got.replace(/^stop:?/, '');
  return /^\d+$/.test(score) && score !== wanted.replace(/^stop:?/, '');
}
