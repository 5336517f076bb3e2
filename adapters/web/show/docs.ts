import { readdirSync, readFileSync } from 'node:fs';
import { posix, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A page of docs/ as a browser gets it: HTML for what is Markdown, plain text for the files that it names, and its pictures. */
export type Doc =
  | { readonly kind: 'page'; readonly title: string; readonly html: string }
  | { readonly kind: 'file'; readonly text: string }
  | { readonly kind: 'picture'; readonly png: Buffer };

const folder = fileURLToPath(new URL('../../../docs', import.meta.url));

/** Names of what can be read, such as `slack.md` and `teams-app/manifest.json`: nothing outside docs/ has one. */
export function listDocs(): ReadonlySet<string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.split(sep).join('/'));
  return new Set(names.filter((name) => /\.(md|ya?ml|json|png)$/.test(name)));
}

/** The page or file of this name; undefined where there is none. Links lead only to what can be read here, or outside. */
export async function readDoc(name: string, known: ReadonlySet<string>): Promise<Doc | undefined> {
  if (!known.has(name)) return undefined;
  if (name.endsWith('.png')) return { kind: 'picture', png: readFileSync(`${folder}/${name}`) };
  const text = readFileSync(`${folder}/${name}`, 'utf8');
  if (!name.endsWith('.md')) return { kind: 'file', text };
  const lead = (target: string) => {
    if (/^(https?:|#)/.test(target)) return target;
    const [path = '', fragment] = target.split('#');
    const found = posix.join(posix.dirname(name), path);
    return known.has(found) ? `/playground/docs/${found}${fragment === undefined ? '' : `#${fragment}`}` : undefined;
  };
  // Loaded when somebody reads: most processes never show a page of docs/.
  const { renderMarkdown, titleOf } = await import('./markdown.ts');
  return { kind: 'page', title: titleOf(text) ?? name, html: renderMarkdown(text, lead) };
}
