import { z } from 'zod';
import { readOwnVersion } from '../../version.ts';
import { reportSchema } from '../reported-chat.ts';
import { answers } from './answers.ts';
import { paths } from './paths.ts';

/**
 * The description of the HTTP API: OpenAPI 3.1, made of the schemas that the API itself goes by. The same whatever is
 * configured, so names of platforms and teams are not listed.
 */
export function openApi() {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Afterword',
      version: readOwnVersion(),
      description: 'For help desks and scripts: report ended chats, ask what became of them, take the answers out.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'AFTERWORD_API_TOKEN.' } },
      schemas: {
        ReportedChat: schemaOf(reportSchema({ platforms: [], teams: [] }, () => new Date(0))),
        ...Object.fromEntries(Object.entries(answers).map(([name, schema]) => [name, schemaOf(schema)])),
      },
    },
  };
}

/** As JSON Schema 2020-12, which is what OpenAPI 3.1 has. What no schema can say (a time in the future) is not in it. */
function schemaOf(schema: z.ZodType): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
}
