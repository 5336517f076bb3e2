import { group, list, title, Wrong, written } from '../../adapters/setting.ts';
import type { Weekday } from '../../conversations/team.ts';
import { parseTimeOfDay } from './amounts.ts';
import { days } from './days.ts';
import { readNamed } from './named-place.ts';
import { nearest } from './suggest.ts';

const placePattern = '^[a-z][a-z0-9-]*:\\S+$';

function place(description: string) {
  return written(
    { description, pattern: placePattern },
    'Write the platform and the id of the channel there, such as slack:C0SUPPORT.',
    (text) => {
      const named = readNamed(text);
      return named === undefined ? undefined : { platform: named.platform, channel: named.id };
    },
  );
}

const id = written(
  {
    description: 'Names the team in the API and in reports; stored with every chat.',
    pattern: '^[a-z0-9][a-z0-9-]{0,63}$',
  },
  'Write 1 to 64 lower-case letters, digits and hyphens, such as support.',
  (text) => (/^[a-z0-9][a-z0-9-]{0,63}$/.test(text) ? text : undefined),
);

const agent = written(
  { description: 'A person or a user group, such as slack:U123 or slack:S0GROUP.', pattern: placePattern },
  'Write the platform and the id of a person or user group there, such as slack:U123.',
  readNamed,
);

const timezone = written(
  { description: "The team's IANA time zone, such as Europe/Berlin." },
  'Write an IANA time zone such as Europe/Berlin.',
  (text) => {
    if (isTimezone(text)) return text;
    const close = closeTimezone(text);
    return close === undefined ? undefined : new Wrong(`Did you mean ${close}?`);
  },
);

/** Whether `text` names a zone that Intl knows; offsets such as +01:00 are not zones, for they have no summer time. */
function isTimezone(text: string): boolean {
  if (!/^[A-Za-z]/.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

function closeTimezone(text: string): string | undefined {
  const zones = Intl.supportedValuesOf('timeZone');
  const city = text.toLowerCase().replaceAll(/\s/g, '_');
  return zones.find((zone) => zone.toLowerCase().endsWith(`/${city}`)) ?? nearest(text, zones);
}

const language = written(
  { description: 'BCP 47. The language of alerts, digests and of respondents whose own is unknown.' },
  'Write a BCP 47 language such as en or pt-BR.',
  (text) => {
    try {
      return Intl.getCanonicalLocales(text)[0];
    } catch {
      return undefined;
    }
  },
);

const at = written(
  { description: "When the digest is posted, in the team's time zone.", pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' },
  'Write a time from "00:00" to "23:59", such as "09:00".',
  parseTimeOfDay,
);

const workdays: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri'];

const digest = group(
  {
    to: place('Where the digest is posted.'),
    at: at.default(9 * 60).meta({ otherwise: '09:00' }),
    days: days('The days on which the digest is posted.').default(workdays).meta({ otherwise: workdays }),
  },
  'Write the plan of the digest below it, such as { to: slack:C0DIGEST, at: "09:00" }.',
);

const channels = 'Write a list of channels, such as [slack:C0SUPPORT].';
const people = 'Write a list of people or user groups, such as [slack:U123].';

export const teamSettings = group(
  {
    id,
    name: title('Shown in alerts, digests and reports.', 80),
    timezone,
    language: language.default('en').meta({ otherwise: 'en' }),
    subject: title("What this team's customers are asked about; absent: survey.subject.", 80).optional(),
    chats: list(
      'Chats in these channels belong to this team.',
      place('A channel, such as slack:C0SUPPORT.'),
      channels,
    ).default([]),
    agents: list(
      'Who may end chats. Nobody named: any member of the workspace but the customer.',
      agent,
      people,
    ).default([]),
    alerts: place('Where detractors are reported.').optional(),
    digest: digest.optional(),
  },
  'Write the settings of a team: id, name, timezone and more.',
);
