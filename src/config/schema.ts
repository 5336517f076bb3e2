import { z } from 'zod';
import { platformNames, platforms } from '../../adapters/index.ts';
import { group, list, title } from '../../adapters/setting.ts';
import { surveySettings } from './survey-settings.ts';
import { teamSettings } from './team-settings.ts';

const sections = platformNames.flatMap((name) => platforms[name].section ?? []);

/** The keys at the top that are a platform's. */
export const sectionKeys: readonly string[] = sections.map(({ key }) => key);

/** Groups at the top that say nothing when nothing stands below them: all their settings have defaults. */
const groupsOfDefaults = [
  'survey',
  ...sections.filter(({ schema }) => typeof schema.parse(undefined) === 'object').map(({ key }) => key),
];

/** A file as plain data, without the groups that are there but empty, such as `survey:` with all below it commented out. */
export function withoutEmptyGroups(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return raw;
  const isSaying = ([key, value]: readonly [string, unknown]) => value !== null || !groupsOfDefaults.includes(key);
  return Object.fromEntries(Object.entries(raw).filter(isSaying));
}

/** What `afterword.yaml` may say. Reading it fills in the defaults; what concerns several keys at once is checked in `crosscheck.ts`. */
export const fileSchema = group(
  {
    company: title('Whose support it is. Named in the question, where no subject is.', 80),
    teams: list('The support teams, at least one.', teamSettings, 'Write a list with at least one team.').refine(
      (teams) => teams.length > 0,
      { error: 'Write a list with at least one team.' },
    ),
    survey: surveySettings.prefault({}),
    ...Object.fromEntries(sections.map(({ key, schema }) => [key, schema])),
  },
  'Write the settings as keys, such as company: Acme.',
);

/** The file with its defaults filled in. */
export type FileSettings = z.output<typeof fileSchema>;

/** The JSON Schema by which editors complete and check `afterword.yaml`. */
export function configJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(fileSchema, {
    io: 'input',
    // zod leaves out the defaults of whatever is transformed: ours are noted as they would be written.
    override: ({ jsonSchema }) => {
      if ('otherwise' in jsonSchema) jsonSchema.default = jsonSchema.otherwise as typeof jsonSchema.default;
      delete jsonSchema.otherwise;
    },
  });
  return { $schema, title: 'Afterword configuration', ...schema };
}
