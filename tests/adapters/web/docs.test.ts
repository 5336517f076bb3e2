import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listDocs, readDoc } from '../../../adapters/web/show/docs.ts';
import { renderMarkdown } from '../../../adapters/web/show/markdown.ts';
import { loadConfig } from '../../../src/config/load.ts';
import { createDatabase } from '../../support/database/index.ts';
import { openPlayground, type Playground, request } from './playground.ts';
import { unescapeHtml } from './reading.ts';

let database: Awaited<ReturnType<typeof createDatabase>>;
let playground: Playground;
beforeAll(async () => {
  database = await createDatabase();
  playground = await openPlayground({ databaseUrl: database.url, inbox: async () => ({ kind: 'accepted' }) });
});
afterAll(async () => {
  await playground.close();
  await database.drop();
});

const get = (path: string, headers = {}) => request(`${playground.url}${path}`, { headers });
const render = (text: string) => renderMarkdown(text, (target) => (target.startsWith('!') ? undefined : target));

describe('connecting one’s own chats', () => {
  test('is told with links to docs that are there', async () => {
    const { status, text, headers } = await get('/playground/connect');
    expect(status).toBe(200);
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    const links = [...text.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href);
    for (const name of ['slack', 'teams', 'discord', 'configuration']) {
      expect(links).toContain(`/playground/docs/${name}.md`);
    }
    for (const link of links.filter((href) => href.startsWith('/'))) {
      expect((await get(link)).status, link).toBe(200);
    }
  });

  test('says where, whatever the folder is called', async () => {
    expect((await get('/playground/connect')).text).toContain('/srv/Rock &amp; &lt;Roll&gt;');
  });

  test('with files that are right as they stand', async () => {
    const { text } = await get('/playground/connect');
    const folder = await mkdtemp(join(tmpdir(), 'afterword-connect-'));
    try {
      const files = [...text.matchAll(/<code data-file="([^"]+)">([^<]+)<\/code>/g)];
      expect(files.map(([, name]) => name)).toEqual(['.env', 'afterword.yaml']);
      for (const [, name = '', words = ''] of files) {
        await writeFile(join(folder, name), unescapeHtml(words).replaceAll('…', '1-A-2-b'));
      }
      const loaded = loadConfig({ env: {}, cwd: folder });
      expect(loaded).toMatchObject({ kind: 'config', config: { teams: [{ id: 'support' }] } });
      if (loaded.kind === 'config') expect(Object.keys(loaded.config.platforms)).toEqual(['slack']);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('the docs', () => {
  const known = listDocs();
  const pages = [...known].filter((name) => name.endsWith('.md'));

  test.each(pages)('%s can be read, leaves no mark of Markdown, and its links lead somewhere', async (name) => {
    const doc = await readDoc(name, known);
    if (doc?.kind !== 'page') throw new Error('it is no page');
    expect(doc.title).not.toBe(name);
    for (const [, source = ''] of doc.html.matchAll(/src="([^"]+)"/g)) {
      expect(await readDoc(source.replace('/playground/docs/', ''), known), source).toMatchObject({ kind: 'picture' });
    }
    const read = unescapeHtml(doc.html.replace(/<pre>.*?<\/pre>|<code>.*?<\/code>/gs, '').replace(/<[^>]+>/g, ''));
    expect(read.match(/\*\*|\]\(|```|^#+ |^\|/gm)).toBeNull();
    for (const [, href = ''] of doc.html.matchAll(/href="([^"]+)"/g)) {
      const [path = '', fragment] = href.split('#');
      if (/^https?:/.test(href)) continue;
      const target = path === '' ? name : path.replace('/playground/docs/', '');
      const there = await readDoc(target, known);
      expect(there, href).toBeDefined();
      if (fragment !== undefined) expect(there?.kind === 'page' && there.html, href).toContain(`id="${fragment}"`);
    }
  });

  test('are served as pages, and what they name as plain text', async () => {
    expect(await get('/playground/docs/slack.md')).toMatchObject({
      status: 200,
      text: expect.stringContaining('<title>Slack · Afterword</title>'),
    });
    const manifest = await get('/playground/docs/teams-app/manifest.json');
    expect(manifest.headers['content-type']).toBe('text/plain; charset=utf-8');
    expect(JSON.parse(manifest.text)).toHaveProperty('manifestVersion');
    expect((await get('/playground/docs/images/playground.png')).headers['content-type']).toBe('image/png');
  });

  test.each(['../package.json', '%2e%2e/package.json', '..%2fpackage.json', 'none.md', ''])(
    'no other file is given away: %j',
    async (name) => {
      expect((await get(`/playground/docs/${name}`)).status).toBe(404);
    },
  );

  test('only this machine reads them', async () => {
    expect((await get('/playground/docs/slack.md', { host: 'evil.example' })).status).toBe(403);
  });
});

describe('Markdown', () => {
  test.each([
    ['## The `first` title, & more', '<h2 id="the-first-title--more">The <code>first</code> title, &amp; more</h2>'],
    ['**a `b`** <c> & "d"', '<p><strong>a <code>b</code></strong> &lt;c&gt; &amp; &quot;d&quot;</p>'],
    ['[x](y.md#z) [no](!z)', '<p><a href="y.md#z">x</a> no</p>'],
    ['![a <b>](c.png) ![no](!z)', '<p><img src="c.png" alt="a &lt;b&gt;"> no</p>'],
    [
      '<https://a.example/?b&c>',
      '<p><a href="https://a.example/?b&amp;c" target="_blank" rel="noopener noreferrer">https://a.example/?b&amp;c</a></p>',
    ],
    ['- a\n- c', '<ul>\n<li>a</li>\n<li>c</li>\n</ul>'],
    [
      '| a | b |\n|---|---|\n| `c \\| d` | **e** |\n',
      '<div class="table" role="region" aria-label="Table" tabindex="0"><table><thead><tr><th scope="col">a</th><th scope="col">b</th></tr></thead><tbody><tr><td><code>c | d</code></td><td><strong>e</strong></td></tr></tbody></table></div>',
    ],
  ])('%j', (text, html) => {
    expect(render(text)).toBe(html);
  });
});
