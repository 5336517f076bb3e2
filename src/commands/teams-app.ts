import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { readVariables } from '../config/variables.ts';
import type { Surroundings } from './command.ts';
import { type ExitCode, exit } from './exit.ts';
import { complain } from './print.ts';
import { manifestOf, packageFiles, readPackageFile, type TeamsApp } from './teams-manifest.ts';
import { whyNotWrite, writeWhole } from './whole-file.ts';
import { zip } from './zip.ts';

/** What `afterword teams-app` was told. */
interface TeamsAppOptions {
  readonly 'app-id'?: string;
  readonly company?: string;
  readonly website?: string;
  readonly 'all-messages'?: true;
  readonly 'private-channels'?: true;
  readonly output?: string;
  readonly force?: true;
}

const usual = 'afterword-teams.zip';
const guid = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/;

/** `afterword teams-app` */
export async function teamsApp(wanted: Surroundings & { readonly values: TeamsAppOptions }): Promise<ExitCode> {
  const { env, cwd, values } = wanted;
  const { output = usual, force = false } = values;
  const app = readApp(values, readVariables(env, cwd).get('TEAMS_APP_ID'));
  const occupied = whyNotWrite(cwd, output, force);
  const because = [...app.because, ...(occupied === undefined ? [] : [`--output: ${occupied}`])];
  if (because.length > 0) {
    for (const sentence of because) complain(sentence);
    return exit.usage;
  }
  const path = resolve(cwd, output);
  try {
    const files = packageFiles.map((name) => ({
      name,
      content: name === 'manifest.json' ? Buffer.from(manifestOf(app)) : readPackageFile(name),
    }));
    await writeWhole(path, Readable.from([zip(files)]), new AbortController().signal);
  } catch (error) {
    complain(`The package could not be written: ${error instanceof Error ? error.message : String(error)}.`);
    return exit.failed;
  }
  complain(`Wrote ${path}. In Teams: Apps, Manage your apps, Upload an app.`);
  return exit.ok;
}

/** The app that is wanted, and everything that makes no sense about it, a sentence each. */
function readApp(values: TeamsAppOptions, configured: string | undefined): TeamsApp & { readonly because: string[] } {
  const appId = (values['app-id'] ?? configured ?? '').trim().toLowerCase();
  const company = values.company?.trim();
  const website = values.website === undefined ? undefined : URL.parse(values.website.trim());
  const because: string[] = [];
  if (appId === '') {
    because.push('--app-id: It is missing. Copy the Microsoft App ID, a GUID, from the Azure bot under Configuration.');
  } else if (!guid.test(appId)) {
    because.push('--app-id: It is not a GUID, as the Microsoft App ID of the Azure bot under Configuration is.');
  }
  // What Teams takes; it refuses the whole package otherwise.
  if (company !== undefined && (company === '' || company.length > 32))
    because.push('--company: Write a name of 1 to 32 characters.');
  if (website !== undefined && website?.protocol !== 'https:')
    because.push('--website: Write an https address, such as https://acme.example.');
  return {
    appId,
    ...(company !== undefined && { company }),
    ...(website != null && { website: website.href }),
    readsThreads: values['all-messages'] === true,
    inPrivateChannels: values['private-channels'] === true,
    because,
  };
}
