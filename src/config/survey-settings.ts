import { flag, group, list, setting, title, Wrong, written } from '../../adapters/setting.ts';
import { defaultSurvey } from '../../conversations/survey.ts';
import { formatDuration, parseDuration, parsePercent, parseQuietHours } from './amounts.ts';
import { days, holiday } from './days.ts';

const minute = 60_000;
const day = 86_400_000;

const durationPattern = '^(0|\\d+(\\.\\d+)?\\s?[smhd])$';
const hoursPattern = '^\\d\\d:\\d\\d\\s?-\\s?\\d\\d:\\d\\d$';

/** Milliseconds written as `90s`, `2m`, `24h` or `7d`, from `min` to `max`, ends included. */
function duration(description: string, min: number, max: number, why = '') {
  return written(
    { description, type: ['string', 'integer'], pattern: durationPattern },
    `Write a duration from ${formatDuration(min)} to ${formatDuration(max)}, such as 90m, 36h or 7d${why}.`,
    (text) => within(parseDuration(text), min, max) ?? withoutUnit(text, min, max),
  );
}

const spans = { m: 'minutes', h: 'hours', d: 'days' } as const;

/** A bare number: says which units it can be meant in. */
function withoutUnit(text: string, min: number, max: number): Wrong | undefined {
  if (!/^[\d.]+$/.test(text)) return undefined;
  const meant = (['m', 'h', 'd'] as const)
    .filter((unit) => within(parseDuration(`${text}${unit}`), min, max) !== undefined)
    .map((unit) => `${text}${unit} for ${text} ${text === '1' ? spans[unit].slice(0, -1) : spans[unit]}`);
  return meant.length === 0 ? undefined : new Wrong(`Its unit is missing: write ${meant.join(' or ')}.`);
}

function within(ms: number | undefined, min: number, max: number): number | undefined {
  return ms !== undefined && ms >= min && ms <= max ? ms : undefined;
}

const delay = duration('From the end of a chat to the question. Cancelled if the customer writes again.', 0, 7 * day);

const remind = written(
  {
    description: 'From the question to the one reminder if it is ignored, or off. Shorter than expire.',
    anyOf: [{ pattern: durationPattern }, { const: 'off' }],
  },
  'Write a duration from 1m to 90d, such as 24h, or off.',
  (text) => {
    if (text === 'off') return null;
    return within(parseDuration(text), minute, 90 * day) ?? withoutUnit(text, minute, 90 * day);
  },
);

const expire = duration('From the question to the end of answering and correcting.', minute, 90 * day);

const quietPeriod = duration(
  'How rarely one person is asked, counted from the last question, answered or not. At least 24h.',
  day,
  3650 * day,
  ': nobody is asked twice within 24 hours',
);

const quietHours = written(
  {
    description: "Hours in which nobody is asked, in the respondent's time zone, else the team's; or off.",
    anyOf: [{ pattern: hoursPattern }, { const: 'off' }],
  },
  'Write two different times, such as "20:00-09:00", or off.',
  (text) => (text === 'off' ? null : parseQuietHours(text)),
);

const sample = written(
  {
    description: 'The share of chats asked about, of those that nothing else rules out.',
    pattern: '^\\d{1,3}(\\.\\d+)?\\s?%$',
  },
  'Write a share from 0% to 100%, with the percent sign.',
  parsePercent,
);

const minCustomerMessages = setting<number>(
  {
    description:
      'Chats in which the customer wrote fewer messages than this, where that is known, are not asked about.',
    type: 'integer',
    minimum: 0,
    maximum: 1000,
  },
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1000
      ? value
      : new Wrong('Write a whole number from 0 to 1000.'),
);

const askAfterInactivity = flag('Whether chats that ended because nobody wrote any more are asked about.');

const silent = defaultSurvey;

export const surveySettings = group(
  {
    delay: delay.default(silent.delay).meta({ otherwise: '2m' }),
    remind: remind.default(silent.remind).meta({ otherwise: '24h' }),
    expire: expire.default(silent.expire).meta({ otherwise: '7d' }),
    quietPeriod: quietPeriod.default(silent.quietPeriod).meta({ otherwise: '90d' }),
    quietHours: quietHours.default(silent.quietHours).meta({ otherwise: '20:00-09:00' }),
    days: days('The days on which people are asked and reminded; absent: every day.').optional(),
    holidays: list(
      'Days on which nobody is asked or reminded.',
      holiday,
      'Write a list of days, such as [12-25, 12-26, 2026-04-03].',
    ).optional(),
    sample: sample.default(silent.sample).meta({ otherwise: '100%' }),
    minCustomerMessages: minCustomerMessages
      .default(silent.minCustomerMessages)
      .meta({ otherwise: silent.minCustomerMessages }),
    askAfterInactivity: askAfterInactivity
      .default(silent.askAfterInactivity)
      .meta({ otherwise: silent.askAfterInactivity }),
    subject: title(
      'What customers are asked about, such as a product or a service; absent: the company.',
      80,
    ).optional(),
  },
  'Write the settings of the survey below it, such as delay: 2m.',
);
