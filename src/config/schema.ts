import { z } from 'zod';
import { flag, group, list, title, written } from './setting.ts';
import { surveySettings } from './survey-settings.ts';
import { teamSettings } from './team-settings.ts';

const reaction = written(
  { description: 'Name of the emoji that ends a chat, without colons.', pattern: '^[^\\s:]+(::skin-tone-[2-6])?$' },
  'Write the name of an emoji without colons, such as white_check_mark.',
  (text) => (text.length <= 100 && /^[^\s:A-Z]+(::skin-tone-[2-6])?$/.test(text) ? text : undefined),
);

const slack = group(
  { reaction: reaction.default('white_check_mark').meta({ otherwise: 'white_check_mark' }) },
  'Write the settings of Slack below it, such as reaction: white_check_mark.',
);

/** What `afterword.yaml` may say. Reading it fills in the defaults; what concerns several keys at once is checked in `crosscheck.ts`. */
export const fileSchema = group(
  {
    company: title('Named in the question.', 80),
    teams: list('The support teams, at least one.', teamSettings, 'Write a list with at least one team.').refine(
      (teams) => teams.length > 0,
      { error: 'Write a list with at least one team.' },
    ),
    survey: surveySettings.prefault({}),
    slack: slack.prefault({}),
    playground: flag('Whether the browser playground is offered, on this machine only.')
      .default(false)
      .meta({ otherwise: false }),
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
