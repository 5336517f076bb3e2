import { platformNames } from '../adapters/index.ts';
import type { Survey } from '../conversations/survey.ts';
import type { Team } from '../conversations/team.ts';
import type { Config } from './config/config.ts';

/** Something that does not happen because of the configuration: not wrong, but perhaps not meant. */
export interface SwitchedOff {
  /** The key or variable that decides. */
  readonly what: string;
  /** What does not happen. */
  readonly detail: string;
}

/** Everything that is switched off, so that nobody waits for it. */
export function switchedOff({ api, platforms, survey, teams }: Config): readonly SwitchedOff[] {
  const missing = platformNames.filter((name) => platforms[name] === undefined);
  return [
    ...(missing.length === 0 ? [] : [off('Platforms', `${missing.join(', ')}: nothing is received or sent there`)]),
    ...(api === undefined
      ? [off('AFTERWORD_API_TOKEN', 'the HTTP API answers 503, no help desk can report chats')]
      : []),
    ...offOf(survey),
    ...teams.flatMap((team, index) => offIn(team, `teams[${index}]`, api === undefined)),
  ];
}

function offOf({ remind, quietHours, sample, askAfterInactivity }: Survey): readonly SwitchedOff[] {
  return [
    ...(remind === null ? [off('survey.remind', 'nobody is reminded of a question')] : []),
    ...(quietHours === null ? [off('survey.quietHours', 'questions go out at any hour')] : []),
    ...(sample === 1
      ? []
      : [
          off(
            'survey.sample',
            `${sample === 0 ? 'no chat is' : `only ${Math.round(sample * 1000) / 10} % of the chats are`} asked about`,
          ),
        ]),
    ...(askAfterInactivity
      ? []
      : [off('survey.askAfterInactivity', 'chats that ended because nobody wrote any more are not asked about')]),
  ];
}

function offIn({ chats, alerts, digest }: Team, key: string, withoutApi: boolean): readonly SwitchedOff[] {
  const unheard = withoutApi
    ? 'no channel is listened to, and without the API nobody is ever asked'
    : 'no channel is listened to: only chats that the API reports are asked about';
  return [
    ...(chats.length === 0 ? [off(`${key}.chats`, unheard)] : []),
    ...(alerts === undefined ? [off(`${key}.alerts`, 'nobody is told of detractors')] : []),
    ...(digest === undefined ? [off(`${key}.digest`, 'no digest is posted')] : []),
  ];
}

function off(what: string, detail: string): SwitchedOff {
  return { what, detail };
}
