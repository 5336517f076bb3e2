import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readArguments } from '../../../src/commands/arguments.ts';
import { helpOf, overview } from '../../../src/commands/help.ts';
import { commands } from '../../../src/commands/registry.ts';
import { Folder } from './afterword.ts';

const folder = new Folder();
const [node, entry] = [resolve('node_modules/.bin/node'), resolve('src/afterword.js')];
afterAll(() => folder.remove());

const read = (line: string) => readArguments(line.split(' ').filter(Boolean), commands);

describe('help', () => {
  it('is printed by --help, -h and help, and names every command and exit code', async () => {
    expect(await folder.run('--help')).toEqual({ code: 0, stderr: '', stdout: overview(commands) });
    for (const line of ['-h', 'help', '--help start']) expect(read(line)).toEqual({ kind: 'overview' });
    const width = Math.max(...commands.map(({ name }) => name.length));
    for (const { name, summary } of commands) expect(overview(commands)).toContain(`${name.padEnd(width)}  ${summary}`);
    for (const line of ['0  done', '2  the command line', '3  the configuration']) {
      expect(overview(commands)).toContain(line);
    }
  });

  it('of a command names its operands and options, wherever --help stands', async () => {
    const { code, stdout } = await folder.run('export', '--team', 'support', '--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Usage: afterword export \[options\]$/m);
    expect(stdout).toMatch(/^ {2}--output FILE +where to/m);
    expect(read('help why')).toMatchObject({ kind: 'help', command: { name: 'why' } });
    for (const command of commands) {
      const text = helpOf(command);
      for (const name of Object.keys(command.options)) expect(text).toContain(`--${name}`);
      for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(105);
    }
  });

  it('says the version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
    expect(await folder.run('--version')).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  });
});

describe('a command line that makes no sense', () => {
  it('is refused with exit code 2 and nothing on standard output', async () => {
    expect(await folder.run('exprot')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'There is no command exprot. Did you mean export?\nTry afterword --help.\n',
    });
    expect(await folder.run('migrate', '--froce', 'now')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'There is no option --froce.\nTry afterword migrate --help.\n',
    });
  });

  it.each([
    ['', 'Say which command.'],
    ['--verbose start', 'The command comes first, then its options: --verbose stands before it.'],
    ['export --tem x', 'There is no option --tem. Did you mean --team?'],
    ['export -o x', 'There is no option -o.'],
    ['export --team', '--team needs a value: --team ID.'],
    ['export --team --force', '--team needs a value: --team ID.'],
    ['export --team=', '--team needs a value: --team ID.'],
    ['export --team a --team b', '--team is given twice.'],
    ['export --force=yes', '--force takes no value.'],
    ['export --__proto__ x', 'There is no option --__proto__.'],
    ['export all', 'afterword export does not know what to do with: all.'],
    ['why slack', 'CHAT missing: afterword why SOURCE CHAT.'],
    ['why', 'SOURCE and CHAT missing: afterword why SOURCE CHAT.'],
    ['help me', 'There is no command me.'],
  ])('afterword %s', (line, because) => {
    expect(read(line)).toMatchObject({ kind: 'misused', because: [because] });
  });

  it('is told everything that is wrong with it at once', () => {
    expect(read('export --tem --fromm x')).toMatchObject({
      because: ['There is no option --tem. Did you mean --team?', 'There is no option --fromm. Did you mean --from?'],
    });
  });
});

describe('a command line that makes sense', () => {
  it('gives options and operands, in any order', () => {
    expect(read('why slack --  --odd')).toMatchObject({ kind: 'run', operands: ['slack', '--odd'], values: {} });
    expect(read('export --force --team=-x --from 2026-11-21')).toMatchObject({
      kind: 'run',
      values: { force: true, team: '-x', from: '2026-11-21' },
    });
  });
});

describe('an older Node', () => {
  const old = "data:text/javascript,Object.defineProperty(process, 'versions', { value: { node: '22.17.9' } })";

  it('is told what is needed', () => {
    const { status, stderr } = spawnSync(node, ['--import', old, entry, '--version'], {
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^Afterword needs Node 22\.18 or newer, and this is Node 22\.17\.9 \(.+\)\.\n/);
  });

  it('can read the entry that tells it', () => {
    // Nothing that came after ES2022, which Node 18 reads.
    const source = readFileSync(entry, 'utf8');
    expect(source).not.toMatch(/\b(using|with \{|import defer)\b/);
    execFileSync(node, ['--check', entry]);
  });
});
