import { describe, expect, test } from 'vitest';
import { render as renderDiscord } from '../../adapters/discord/show/render.ts';
import { render as renderSlack } from '../../adapters/slack/show/render.ts';
import { messageActivity, render as renderTeams } from '../../adapters/teams/show/render.ts';
import { render as renderWeb } from '../../adapters/web/show/render.ts';
import type { Message } from '../../conversations/message.ts';
import { messageCheck, problemsOf } from '../support/discord/index.ts';
import type { Fields } from '../support/json.ts';
import { validateBlocks } from '../support/slack/index.ts';
import { validateCard, visibleActions } from '../support/teams/index.ts';
import { longDigest, spoken } from './spoken.ts';

interface Platform {
  readonly render: (message: Message) => unknown;
  /** What the vendor would find wrong with it. */
  readonly problems: (message: Message) => readonly unknown[];
}

const json = (value: unknown) => `${JSON.stringify(value, undefined, 2)}\n`;

const platforms: Readonly<Record<string, Platform>> = {
  slack: {
    render: renderSlack,
    problems: (message) => validateBlocks(renderSlack(message).blocks, 'message'),
  },
  teams: {
    render: (message) => renderTeams(message, true),
    problems: (message) => {
      const rendered = renderTeams(message, true);
      const size = 2 * JSON.stringify(messageActivity(rendered)).length;
      return [
        ...validateCard(rendered.card),
        ...visibleActions(rendered.card as unknown as Fields).hidden,
        ...(size < 28 * 1024 ? [] : [`${size} bytes`]),
      ];
    },
  },
  discord: {
    render: (message) => renderDiscord(message, true),
    problems: (message) =>
      (['channel', 'edit', 'interaction'] as const).flatMap((use) => [
        ...problemsOf(messageCheck(use), renderDiscord(message, true)),
      ]),
  },
  web: { render: (message) => renderWeb(message, 'http://localhost:3000'), problems: () => [] },
};

/** Letters and figures alone: how each platform escapes the rest is its own. */
const letters = (text: string) => text.replace(/\\n|\\u[0-9a-f]{4}|&\w+;|<[^>]*>|[^\p{L}\p{N}]/gu, '');

describe.each(Object.entries(platforms))('on %s', (name, { render, problems }) => {
  describe.each(spoken)('in %s', (language, messages) => {
    test.each(Object.entries(messages))('the message "%s" is within the vendor’s limits', (_, message) => {
      expect(problems(message)).toEqual([]);
    });
    test('nothing of a digest is cut, however much was written', () => {
      const message = longDigest(language);
      expect(problems(message)).toEqual([]);
      const seen = letters(json(render(message)));
      for (const block of message.blocks) {
        if (block.kind === 'facts') for (const { value } of block.facts) expect(seen).toContain(letters(value));
        if (block.kind === 'text' || block.kind === 'quote') expect(seen).toContain(letters(block.text));
      }
      const length = message.blocks.flatMap((block) => ('text' in block ? [block.text] : [])).join('').length;
      expect(length).toBeLessThan(1_900);
    });
    test('everything looks as reviewed', async () => {
      const all = Object.fromEntries(Object.entries(messages).map(([what, message]) => [what, render(message)]));
      await expect(json(all)).toMatchFileSnapshot(`${name}/golden/spoken.${language}.json`);
    });
  });
});
