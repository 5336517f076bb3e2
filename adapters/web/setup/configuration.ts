import { type Platform, readSection } from '../../platform.ts';
import { flag } from '../../setting.ts';

/** The playground is on or off: there is nothing else to set. */
export type WebConfig = Readonly<Record<string, never>>;

const section = {
  key: 'playground',
  schema: flag('Whether the browser playground is offered, on this machine only.')
    .default(false)
    .meta({ otherwise: false }),
};

export const web: Platform<WebConfig, never> = {
  ids: {
    channel: /^[a-z0-9][a-z0-9-]*$/,
    person: /^[a-z0-9][a-z0-9-]*$/,
    right: 'Write lower-case letters, digits and hyphens, such as web:support.',
  },
  variables: [],
  section,
  whyClosed: (playground) =>
    playground === true
      ? undefined
      : {
          wrong: 'is a place of the playground, which is off',
          right: 'Set playground: true, or name another platform.',
        },
  read({ variables, hasFile, section: asWritten, http }) {
    if (hasFile && !readSection(section, asWritten)) return undefined;
    if (http.loopback) return {};
    const off = hasFile ? 'set playground: false' : 'write an afterword.yaml, without which the playground is on';
    variables.report(
      'HOST',
      `is ${http.host}, which others can reach, while the playground is on`,
      `Leave HOST out to listen on 127.0.0.1, or ${off}.`,
    );
    return undefined;
  },
  welcome: () => 'Playground: open the address in a browser',
  create: async (_config, { playground, baseUrl, company, now, log }) =>
    (await import('../index.ts')).createWebAdapter({
      ...playground,
      baseUrl,
      company,
      directory: process.cwd(),
      now,
      log,
    }),
};
