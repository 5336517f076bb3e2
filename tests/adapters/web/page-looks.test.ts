import { describe, expect, test } from 'vitest';
import { scores } from '../../../conversations/numbers/score.ts';
import { alert, digest, reasonPrompt, scalePrompt, scaleWithChosen } from '../messages.ts';
import { findBrowser } from './browser.ts';
import { cramped, lowContrast, nameless, tooWide, unseenFocus } from './looks.ts';
import { openPage } from './page.ts';

const executable = findBrowser();

describe.skipIf(executable === undefined)('how the page looks', () => {
  const at = openPage(executable ?? '');

  const sizes = [
    { width: 1280, height: 800 },
    { width: 900, height: 700 },
    { width: 640, height: 800 },
    { width: 360, height: 740 },
    { width: 320, height: 640 },
    // A phone held sideways, and 200 and 400 % zoom.
    { width: 640, height: 320 },
    { width: 320, height: 256 },
    { width: 1280, height: 400 },
  ];

  test.each(['light', 'dark'] as const)(
    'everything is readable and has a name, and nothing is too wide or cramped, at any size, in %s colours',
    async (colorScheme) => {
      await at.visit({ colorScheme });
      const looks = async (step: string) => {
        for (const viewport of sizes) {
          await at.page.setViewportSize(viewport);
          const views = viewport.width < 760 ? ['chat', 'support-alerts', 'nps-digest'] : ['chat'];
          for (const view of views) {
            await at.page.evaluate(`document.querySelector('.views [data-view=${view}]').click()`);
            const checks = `[${[lowContrast, nameless, tooWide, cramped].map((check) => `...${check}`).join(', ')}]`;
            expect(await at.page.evaluate(checks), `${step}, ${JSON.stringify(viewport)}, ${view}`).toEqual([]);
          }
        }
        await at.page.setViewportSize({ width: 1280, height: 800 });
      };
      await looks('open');
      await at.show('alert', 'support-alerts', alert(`Unbroken${'x'.repeat(300)}`));
      await at.show('digest', 'nps-digest', digest);
      await at.endChat();
      await at.page.getByTestId('digest-log').getByText('Cleo').waitFor({ state: 'attached' });
      await looks('asked');
      await at.show('survey', 'chat-welcome', scaleWithChosen);
      await at.page.locator('[aria-pressed=true]').waitFor();
      await looks('reconsidered');
      await at.show('survey', 'chat-welcome', reasonPrompt);
      await at.page.locator('textarea[name=reason]').waitFor();
      at.answers(() => Promise.reject(new Error('away')));
      await at.page.getByRole('button', { name: 'Change my score' }).click();
      await at.page.getByRole('alert').waitFor();
      await looks('failed');
    },
  );

  test('the checks of looks see what is wrong', async () => {
    await at.visit({ viewport: { width: 360, height: 740 } });
    await at.page.evaluate(`{
      const bad = document.createElement('button');
      const words = document.createElement('p');
      words.textContent = 'hard to read';
      words.style.color = '#999';
      words.style.minWidth = '500px';
      document.querySelector('.bar').append(bad, words);
      bad.focus();
      bad.style.outline = 'none';
      document.getElementById('messages').style.flex = '0 0 28px';
    }`);
    for (const check of [lowContrast, nameless, tooWide, unseenFocus, cramped]) {
      expect(await at.page.evaluate(check), check).not.toEqual([]);
    }
  });

  test('on a phone the scores stand in two rows, large enough for a thumb', async () => {
    await at.visit({ viewport: { width: 360, height: 740 } });
    await at.endChat();
    const boxes = await Promise.all((await at.scores().all()).map((score) => score.boundingBox()));
    for (const box of boxes) {
      expect(box?.width).toBeGreaterThanOrEqual(40);
      expect(box?.height).toBeGreaterThanOrEqual(40);
    }
    const rows = Map.groupBy(boxes, (box) => box?.y);
    expect([...rows.values()].map((row) => row.length)).toEqual([6, 5]);
    await at.scores().nth(2).click();
    await at.page
      .getByRole('button', { name: /#support-alerts/ })
      .getByText('1', { exact: true })
      .waitFor();
  });

  test.each([
    { width: 640, height: 320 },
    { width: 320, height: 256 },
  ])('with $width by $height pixels the whole story can be clicked, and what comes is seen', async (viewport) => {
    await at.visit({ viewport });
    await at.endChat();
    await expect.poll(() => seen('#messages article:last-child .byline')).toBe(true);
    await at.scores().nth(2).click();
    await at.page.locator('textarea[name=reason]').fill('Too slow');
    await at.page.getByRole('button', { name: 'Send' }).first().click();
    await at.page.getByText('Your answer helps us to get better.').waitFor();
    await at.page.getByTestId('composer-text').fill('Thanks');
    await at.page.keyboard.press('Enter');
    await at.page.getByTestId('chat-log').getByText('Thanks').waitFor();
    await expect.poll(() => seen('#saying')).toBe(true);
  });

  /** Whether it is in the window as a whole. */
  function seen(selector: string): Promise<boolean> {
    return at.page.evaluate(`(() => {
      const { top, bottom } = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
      return top >= 0 && bottom <= innerHeight;
    })()`);
  }

  test('a screen reader finds the question as the name of the scores, and the parts of the page', async () => {
    await at.visit();
    await at.endChat();
    const group = at.page.getByRole('group', { name: scalePrompt.question });
    expect(await group.getByRole('button').allTextContents()).toEqual(scores.map(String));
    expect(await at.page.getByRole('main').count()).toBe(1);
    expect(await at.page.getByRole('banner').count()).toBe(1);
    expect(await at.page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await at.page.getByTestId('steps').locator('[aria-current=step]').textContent()).toContain('Click a score');
  });

  test('how to connect one’s own chats is a page that is reached by the last step, and as readable', async () => {
    await at.visit();
    await at.page.getByTestId('steps').getByRole('link', { name: 'Connect your chats' }).click();
    await at.page.getByRole('heading', { name: 'Connect your chats', level: 1 }).waitFor();
    for (const path of ['connect', 'docs/slack.md', 'docs/teams.md']) {
      await at.page.goto(`${at.playground.url}/playground/${path}`);
      for (const width of [1000, 320]) {
        await at.page.setViewportSize({ width, height: 400 });
        for (const colorScheme of ['light', 'dark'] as const) {
          await at.page.emulateMedia({ colorScheme });
          for (const check of [lowContrast, nameless, tooWide]) {
            expect(await at.page.evaluate(check), `${path}, ${width}, ${colorScheme}`).toEqual([]);
          }
        }
      }
    }
    await at.page.getByRole('link', { name: 'Playground' }).click();
    await at.page.getByTestId('connection').getByText('Live').waitFor();
  });
});
