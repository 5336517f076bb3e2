import { platformNames } from '../../adapters/index.ts';
import { addOptOut, findOptOuts, type OptOut, removeOptOut } from '../../db/opt-outs.ts';
import { nearest } from '../config/suggest.ts';
import type { Surroundings } from './command.ts';
import { exit } from './exit.ts';
import { moment } from './moment.ts';
import { complain, print, visible } from './print.ts';
import { withStore } from './store.ts';

const actions = ['list', 'add', 'remove'] as const;

/** `afterword optout` */
export async function optOut(wanted: Surroundings & { readonly operands: readonly string[] }) {
  const [action = '', platform, person] = wanted.operands;
  const because = whyNot(action, platform, person);
  if (because !== undefined) {
    complain(because);
    complain('Try afterword optout --help.');
    return exit.usage;
  }
  return withStore(wanted, async ({ db }) => {
    if (platform === undefined || person === undefined) {
      const all = await findOptOuts(db);
      if (all.length === 0) complain('Nobody has asked not to be asked again.');
      for (const each of all) print(visible(line(each)));
      return exit.ok;
    }
    const who = { platform, id: person };
    if (action === 'add') {
      const isNews = await addOptOut(db, who, wanted.clock());
      print(visible(isNews ? `${person} (${platform}) is not asked any more.` : known(platform, person)));
      return exit.ok;
    }
    if (await removeOptOut(db, who, wanted.clock())) {
      print(visible(`${person} (${platform}) may be asked again.`));
      return exit.ok;
    }
    complain(visible(`${person} (${platform}) has not asked not to be asked again: nothing was changed.`));
    complain('Platform and id must be written as in the list: afterword optout list.');
    return exit.failed;
  });
}

function whyNot(action: string, platform: string | undefined, person: string | undefined): string | undefined {
  if (!actions.some((known) => known === action)) {
    const meant = nearest(action, actions);
    return `There is no afterword optout ${action}. ${meant ? `Did you mean ${meant}?` : 'There is list, add and remove.'}`;
  }
  if (action === 'list')
    return platform === undefined ? undefined : 'afterword optout list shows everybody: name nobody.';
  if (platform === undefined || person === undefined) return `Say who: afterword optout ${action} PLATFORM PERSON.`;
  if (platformNames.some((known) => known === platform)) return undefined;
  const meant = nearest(platform, platformNames);
  return `There is no platform ${platform}. ${meant ? `Did you mean ${meant}?` : `There is ${platformNames.join(', ')}.`}`;
}

function known(platform: string, person: string): string {
  return `${person} (${platform}) was not asked any more before.`;
}

/** Platform and id first, as the other actions want them. */
function line({ person, since, name }: OptOut): string {
  return [`${person.platform} ${person.id}`, `since ${moment(since, 'UTC')}`, ...(name === null ? [] : [name])].join(
    '  ',
  );
}
