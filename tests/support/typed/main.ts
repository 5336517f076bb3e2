import { readFileSync } from 'node:fs';
import { hear, isDangerous, parseUtterances } from './trial.ts';

/*
 * Reads a file of utterances (see trial.ts) through the invitation machine and prints how many are read as wanted, by
 * stage and language, every wrong one, and the two figures that count: npm run --silent typed -- FILE.tsv
 */
const [file] = process.argv.slice(2);
if (file === undefined) {
  console.error('Say which file: npm run --silent typed -- FILE.tsv');
  process.exit(2);
}

const results = parseUtterances(readFileSync(file, 'utf8')).map((utterance) => {
  const got = hear(utterance);
  return { ...utterance, got, right: got === utterance.wanted, dangerous: isDangerous(utterance.wanted, got) };
});

const groups = Map.groupBy(results, ({ stage, language }) => `${stage.padEnd(10)}${language.padEnd(10)}`);
console.log('stage     language   lines   right    dangerous');
for (const [group, lines] of [...groups].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const right = lines.filter((line) => line.right).length;
  const dangerous = lines.filter((line) => line.dangerous).length;
  const share = (right / lines.length).toFixed(3);
  console.log(`${group}${String(lines.length).padStart(6)}${share.padStart(8)}${String(dangerous).padStart(13)}`);
}

const wrong = results.filter((line) => !line.right);
if (wrong.length > 0) console.log('\nwanted    got');
for (const { stage, language, wanted, got, text, dangerous } of wrong) {
  const mark = dangerous ? '!' : ' ';
  console.log(`${wanted.padEnd(10)}${got.padEnd(8)}${mark} ${stage} ${language}  ${JSON.stringify(text)}`);
}

const right = results.length - wrong.length;
const accuracy = results.length === 0 ? 1 : right / results.length;
const dangerous = results.filter((line) => line.dangerous).length;
console.log(`\naccuracy ${accuracy.toFixed(3)} dangerous ${dangerous}`);
