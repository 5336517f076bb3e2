import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvRecord } from '../../../src/http/csv.ts';

/** What a spreadsheet makes of a file whose cells end at a mark: forgiving, as they are. */
function cellsOf(text: string, mark: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text[at++];
      else quoted = false;
    } else if (character === '"' && cell === '') {
      quoted = true;
    } else if (character === mark || character === '\n' || character === '\r') {
      cells.push(cell);
      cell = '';
    } else {
      cell += character;
    }
  }
  return [...cells, cell];
}

const hostile = fc
  .array(fc.constantFrom(...'=+-@＝＋－＠"\';,\t\r\n\v\u2028 aü', '\r\n', '=HYPERLINK("http://x";"y")'), {
    maxLength: 12,
  })
  .map((parts) => parts.join(''));

describe('a cell of CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['fine\n=1+1', '"fine\n\'=1+1"'],
    ['fine\r\n-1', '"fine\r\n\'-1"'],
    ['fine\r+1', '"fine\r\'+1"'],
    ['a;\n;@x', '"a;\n;\'@x"'],
    ['a\n"=1+1"', '"a\n\'""=1+1"""'],
    ['- one\n- two', '"\'- one\n\'- two"'],
    ['a-b=c, 3 + 4', '"a-b=c, 3 + 4"'],
    ['a\nb', '"a\nb"'],
    [' =1', "' =1"],
    ['vip; =1', "vip;' =1"],
  ])('%j is written as %j', (text, written) => {
    expect(csvRecord([text])).toBe(`${written}\r\n`);
  });

  it('takes no longer than its length asks for', () => {
    for (const filling of [' ', '\t', '\n', ';', "'", '"', '; ', '\u2028']) {
      const began = process.threadCpuUsage();
      csvRecord([filling.repeat(100_000)]);
      const { user, system } = process.threadCpuUsage(began);
      expect([filling, (user + system) / 1_000 < 500]).toEqual([filling, true]);
    }
  });

  it('begins no formula, whatever it holds and at whatever mark an edition ends its cells', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (cells) => {
        const written = `${csvRecord(['id', ...cells])}${csvRecord(['id', ...cells])}`;
        for (const mark of [',', ';', '\t'])
          for (const cell of cellsOf(written, mark)) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is as it was but for the apostrophes', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [read] = cellsOf(csvRecord([text]), ',');
        expect(read?.replaceAll("'", '')).toBe(text.replaceAll("'", ''));
      }),
      { numRuns: 2_000 },
    );
  });
});
