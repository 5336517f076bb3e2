import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Whom each part may import of ours. Arrows point inward. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  conversations: ['conversations'],
  adapters: ['adapters', 'conversations'],
  db: ['db', 'conversations'],
  src: ['src', 'adapters', 'db', 'conversations'],
};

const sources = Object.keys(allowed).flatMap((part) =>
  readdirSync(join(root, part), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => {
      const path = join(part, name);
      return { part, path, text: readFileSync(join(root, path), 'utf8') };
    }),
);

/** What a file imports: packages by name, our own files by their path from the root. */
function imports(path: string, text: string): string[] {
  const found = text.matchAll(/(?:^|\s)(?:import|export)\s[^'"`;]*?from\s+'([^']+)'|(?:^|[\s(])import\(?\s*'([^']+)'/g);
  return [...found].map(([, from, bare]) => {
    const target = from ?? bare ?? '';
    return target.startsWith('.') ? relative(root, resolve(root, dirname(path), target)) : target;
  });
}

/** Files that import an SDK at their top and are themselves imported lazily. */
const lazyFiles: readonly string[] = [];

describe('arrows point inward', () => {
  test.each(Object.keys(allowed))('%s imports only what it may', (part) => {
    const wrong = sources
      .filter((source) => source.part === part)
      .flatMap(({ path, text }) =>
        imports(path, text)
          .filter((target) => /^[a-z]+\//.test(target) && (target.split('/', 1)[0] as string) in allowed)
          .filter((target) => !allowed[part]?.includes(target.split('/', 1)[0] ?? ''))
          .map((target) => `${path} -> ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  test('an adapter knows no other adapter', () => {
    const wrong = sources
      .filter(({ path }) => /^adapters\/[^/]+\//.test(path))
      .flatMap(({ path, text }) => {
        const own = path.split('/').slice(0, 2).join('/');
        return imports(path, text)
          .filter((target) => /^adapters\/[^/]+\//.test(target) && !target.startsWith(`${own}/`))
          .map((target) => `${path} -> ${target}`);
      });
    expect(wrong).toEqual([]);
  });

  test('no file leads back to itself', () => {
    const graph = new Map(sources.map(({ path, text }) => [path, imports(path, text)]));
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (path: string, way: readonly string[]): void => {
      if (way.includes(path)) return void circles.push([...way.slice(way.indexOf(path)), path].join(' -> '));
      if (done.has(path)) return;
      for (const next of graph.get(path) ?? []) if (graph.has(next)) visit(next, [...way, path]);
      done.add(path);
    };
    for (const path of graph.keys()) visit(path, []);
    expect(circles).toEqual([]);
  });

  test('the engine does no I/O and asks nobody for the time', () => {
    const wrong = sources
      .filter(({ part }) => part === 'conversations')
      .filter(({ path, text }) => {
        const packages = imports(path, text).filter((target) => !target.startsWith('conversations/'));
        return (
          packages.some((name) => name !== 'intl-messageformat') ||
          /Date\.now\(|new Date\(\)|Math\.random\(|process\./.test(text)
        );
      })
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });

  test.each([
    ['slack', /'@slack\//],
    ['teams', /'(botbuilder|botframework-[a-z]+)'/],
    ['discord', /'(discord\.js|@discordjs\/[a-z]+)'/],
  ])('the SDK of %s is imported by its adapter only, and never before it is needed', (name, sdk) => {
    const users = sources.filter(({ text }) => sdk.test(text));
    expect(users.filter(({ path }) => !path.startsWith(`adapters/${name}/`)).map(({ path }) => path)).toEqual([]);
    const eager = users.filter(({ text }) =>
      [...text.matchAll(/^import (?!type)[^;]*from ('[^']+')/gm)].some(([, target]) => sdk.test(target ?? '')),
    );
    // Where that file itself is only ever imported by `await import(...)`, it is named here.
    expect(eager.map(({ path }) => path).filter((path) => !lazyFiles.includes(path))).toEqual([]);
  });

  test('one file knows the archived SDK of Teams', () => {
    const users = sources.filter(({ text }) => /'(botbuilder|botframework-[a-z]+)'/.test(text));
    expect(users.map(({ path }) => path)).toEqual(['adapters/teams/api/botbuilder.ts']);
  });
});

/** What lies in a folder: names of files, and of folders with a slash behind them. */
function lieIn(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .map((each) => (each.isDirectory() ? `${each.name}/` : each.name))
    .sort();
}

describe('everything has its room', () => {
  const rooms = ['receive/', 'show/', 'people/', 'setup/', 'api/'];

  test.each(lieIn('adapters').filter((name) => name.endsWith('/')))(
    'adapters/%s has those of every platform',
    (platform) => {
      const allowedHere = ['index.ts', 'limits.ts', ...rooms, ...(platform === 'web/' ? ['page/'] : [])];
      const there = lieIn(`adapters/${platform}`);
      expect(there.filter((name) => !allowedHere.includes(name))).toEqual([]);
      // The playground has nobody to look up.
      const needed = allowedHere.filter((name) => platform !== 'web/' || name !== 'people/');
      expect(needed.filter((name) => !there.includes(name))).toEqual([]);
    },
  );

  test('conversations/ has a folder for each thing that is said, and what they share', () => {
    expect(lieIn('conversations')).toEqual([
      'alert/',
      'copy/',
      'digest/',
      'inbound.ts',
      'invitation/',
      'machine.ts',
      'message.ts',
      'numbers/',
      'outage.ts',
      'place.ts',
      'route.ts',
      'survey.ts',
      'team.ts',
      'tidy.ts',
      'time.ts',
      'typed/',
    ]);
  });
});

describe('files are small', () => {
  const isLarge = (text: string) => text.split('\n').length > 250;

  test('none has more than 250 lines', () => {
    expect(sources.filter(({ text }) => isLarge(text)).map(({ path }) => path)).toEqual([]);
  });

  test('nor has any file of the tests but those that had when this was written', () => {
    const large = readdirSync(join(root, 'tests'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && isLarge(readFileSync(join(root, 'tests', name), 'utf8')))
      .sort();
    // Split one and take it out; none is added.
    expect(large).toEqual([
      'adapters/conformance.ts',
      'adapters/discord/render.test.ts',
      'adapters/discord/support-chats.test.ts',
      'adapters/discord/threads.test.ts',
      'adapters/discord/trouble.test.ts',
      'adapters/slack/malformed.test.ts',
      'adapters/slack/parse.test.ts',
      'adapters/slack/signals.test.ts',
      'adapters/teams/delivery.test.ts',
      'adapters/teams/door.test.ts',
      'adapters/teams/signals.test.ts',
      'adapters/web/page.test.ts',
      'adapters/web/routes.test.ts',
      'conversations/invitation.test.ts',
      'conversations/schedule.test.ts',
      'db/backup.test.ts',
      'src/cli/stored.test.ts',
      'src/config/file-problems.test.ts',
      'src/http/responses.test.ts',
      'src/http/support-chats.test.ts',
      'support/discord/gateway.test.ts',
      'support/discord/rest.test.ts',
      'support/slack/http-mode.test.ts',
      'support/teams/index.ts',
      'support/teams/tenant.ts',
    ]);
  });
});

test('names say what a thing does: nothing is called by what it is not', () => {
  const vague = sources.filter(({ path }) => /(util|helper|manager|service)s?\b/i.test(path)).map(({ path }) => path);
  expect(vague).toEqual([]);
});
