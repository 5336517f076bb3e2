import { afterEach, describe, expect, test } from 'vitest';
import type { Receipt } from '../../../adapters/adapter.ts';
import { commands } from '../../../adapters/discord/setup/commands.ts';
import { isFields, listAt, stringAt } from '../../support/json.ts';
import { type Local, openLocal } from './local.ts';

let local: Local | undefined;
afterEach(() => local?.close());

/** What an agent is told who uses a command of the app where a team speaks this language. */
async function told(language: string, command: 'done' | 'help', answer: Receipt, inSupport = false): Promise<string> {
  local = await openLocal(async () => answer, { team: { language } });
  const { discord, support, ada, mia } = local;
  const thread = discord.openThread(support, ada, { name: 'Help', text: 'Hello?', members: [mia] });
  await discord.command(mia, inSupport ? support : thread, 'afterword', command);
  return discord.waitFor(() => {
    const content = discord.ephemerals(mia).at(-1)?.content;
    return content !== '' && content;
  });
}

describe('agents are spoken to in the language of the place’s team', () => {
  test.each([
    ['de-AT', 'Dieser Chat wurde schon beendet, es hat sich nichts geändert.'],
    ['en', 'This chat was ended before, so nothing changed.'],
  ])('about what came of a command: %s', async (language, words) => {
    expect(await told(language, 'done', { kind: 'repeated' })).toBe(words);
  });

  test('about why it came to nothing', async () => {
    expect(await told('de', 'done', { kind: 'accepted' }, true)).toContain('Wen soll ich fragen?');
  });

  test('about the ways to end a chat', async () => {
    expect(await told('de', 'help', { kind: 'accepted' })).toContain('So beenden Sie einen Chat');
  });
});

test('every description of the commands is there in German too, within 100 characters', () => {
  const described = (value: unknown): readonly (readonly [string, string | undefined])[] =>
    isFields(value)
      ? [
          ...(value.description === undefined
            ? []
            : [
                [
                  stringAt(value, 'description') ?? '',
                  isFields(value.description_localizations)
                    ? stringAt(value.description_localizations, 'de')
                    : undefined,
                ] as const,
              ]),
          ...listAt(value, 'options').flatMap(described),
        ]
      : [];
  const all = commands.flatMap(described);
  expect(all).toHaveLength(6);
  for (const [english, german] of all) {
    expect(german).toBeDefined();
    expect(german).not.toBe(english);
    for (const text of [english, german ?? '']) expect(text.length).toBeLessThanOrEqual(100);
  }
});
