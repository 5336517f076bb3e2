import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Receipt, Ref } from '../../../adapters/adapter.ts';
import type { Inbound } from '../../../conversations/inbound.ts';
import type { Message } from '../../../conversations/message.ts';
import { createDatabase } from '../../support/database/index.ts';
import { alert, digest, reasonPrompt, scale, scaleWithChosen, thanks } from '../messages.ts';
import { findBrowser, launch } from './browser.ts';
import { focusedText, lowContrast, nameless, tooWide, unseenFocus } from './looks.ts';
import { openPlayground, type Playground } from './playground.ts';

const executable = findBrowser();
let database: Awaited<ReturnType<typeof createDatabase>>;
let browser: Browser;
let playground: Playground;
let received: Inbound[];
let answer: (event: Inbound) => Promise<Receipt>;
let refs: Map<string, Ref>;
let page: Page;
let complaints: string[];

describe.skipIf(executable === undefined)('the page in a browser', () => {
  beforeAll(async () => {
    database = await createDatabase();
    browser = await launch(executable ?? '');
  });
  afterAll(async () => {
    await browser.close();
    await database.drop();
  });
  beforeEach(async () => {
    received = [];
    refs = new Map();
    complaints = [];
    answer = async () => ({ kind: 'accepted' });
    playground = await openPlayground({
      databaseUrl: database.url,
      inbox: async (event) => {
        const receipt = await answer(event);
        received.push(event);
        await survey(event);
        return receipt;
      },
      postDigest: () => show('digest', 'nps-digest', digest),
    });
  });
  afterEach(async () => {
    await page.context().close();
    await playground.close();
    expect(complaints).toEqual([]);
  });

  test('the whole story by keyboard alone', async () => {
    await visit();
    await tabTo(/^end-chat/);
    await page.keyboard.press('Enter');
    await scores().first().waitFor();
    expect(await page.evaluate(focusedText)).toMatch(/^reopen-chat/);
    await tabTo(/^3$/);
    await page.keyboard.press('Enter');
    await page.locator('textarea[name=reason]').waitFor();
    await until(`document.activeElement.name === 'reason'`);
    await page.keyboard.type('Too slow');
    await tabTo(/^Send$/);
    await page.keyboard.press('Enter');
    await page.getByText('Your answer helps us to get better.').waitFor();
    await page.getByTestId('alerts-log').getByText('Too slow').waitFor();
    expect(received).toMatchObject([
      { kind: 'chatEnded' },
      { kind: 'answered', score: 3 },
      { kind: 'reasonGiven', text: 'Too slow' },
    ]);
  });

  test('the follow-up takes the place of the question, and the alert is in the team’s channel at once', async () => {
    await visit();
    await endChat();
    const post = page.getByTestId('chat-log').locator('article[data-author=afterword]');
    const id = await post.getAttribute('id');
    await scores().nth(3).click();
    await page.getByTestId('chat-log').getByText('You gave a 3').waitFor();
    expect(await post.count()).toBe(1);
    expect(await post.getAttribute('id')).toBe(id);
    await page.getByTestId('alerts-log').getByText('Ada gave 2 out of 10').waitFor();
    await until(`document.getElementById('announcer').textContent.includes('support-alerts')`);
  });

  test('a double click counts once', async () => {
    await visit();
    await endChat();
    let release = () => {};
    answer = () =>
      new Promise((resolve) => {
        release = () => resolve({ kind: 'accepted' });
      });
    await scores().nth(8).dblclick();
    await until(`document.querySelector('[data-score="8"]').ariaBusy === 'true'`);
    await scores().nth(8).press('Enter');
    release();
    await page.getByTestId('chat-log').getByText('You gave a 3').waitFor();
    expect(received.filter(({ kind }) => kind === 'answered')).toHaveLength(1);
  });

  test('a key that is held down counts once, although the focus moves on', async () => {
    await visit();
    await endChat();
    await show('survey', 'chat-welcome', thanks);
    await page.getByRole('button', { name: 'Change my score' }).focus();
    await page.keyboard.down('Enter');
    await until(`document.querySelector('[data-intent=reconsidered]')?.ariaBusy !== 'true'`);
    await show('survey', 'chat-welcome', scale);
    await until(`document.activeElement.dataset.score === '0'`);
    for (let repeats = 0; repeats < 5; repeats += 1) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await page.getByTestId('composer-text').fill('the last word');
    await page.getByTestId('send').click();
    await page.getByTestId('chat-log').getByText('the last word').waitFor();
    expect(received.map(({ kind }) => kind)).toEqual(['chatEnded', 'reconsidered', 'said']);
  });

  test('a click that failed says so, and its second attempt has the id of the first', async () => {
    await visit();
    await endChat();
    const tried: string[] = [];
    answer = async ({ id }) => {
      tried.push(id);
      if (tried.length === 1) throw new Error('the database is away');
      return { kind: 'accepted' };
    };
    await scores().nth(0).click();
    await page.getByRole('alert').getByText('could not store this').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByTestId('chat-log').getByText('You gave a 3').waitFor();
    expect(tried).toHaveLength(2);
    expect(new Set(tried).size).toBe(1);
    expect(received.at(-1)).toMatchObject({ kind: 'answered', score: 0 });
  });

  test('why a click was ignored is said beside it', async () => {
    await visit();
    await endChat();
    answer = async () => ({ kind: 'ignored', because: 'closed', say: 'This question is <closed>.' });
    await page.getByRole('button', { name: 'Not now' }).click();
    await page
      .locator('article[data-author=afterword]')
      .getByRole('status')
      .getByText('This question is <closed>.')
      .waitFor();
  });

  test('while Afterword is away the page says so, and then catches up by itself', async () => {
    await visit();
    await playground.adapter.stop();
    await page.getByTestId('connection').getByText('Reconnecting…').waitFor();
    await page.getByTestId('composer-text').fill('Anybody there?');
    await page.getByTestId('send').click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByTestId('composer-text').inputValue()).toBe('Anybody there?');
    await show('alert', 'support-alerts', alert('Missed words'));
    await playground.restart();
    await page.getByTestId('connection').getByText('Live').waitFor();
    await page.getByTestId('alerts-log').getByText('Missed words').waitFor();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByTestId('chat-log').getByText('Anybody there?').waitFor();
    expect(received).toMatchObject([{ kind: 'said', text: 'Anybody there?' }]);
  });

  test('what somebody is typing survives a change of the message around it', async () => {
    await visit();
    await show('survey', 'chat-welcome', reasonPrompt);
    const field = page.locator('textarea[name=reason]');
    await field.fill('Half a thou');
    await show('survey', 'chat-welcome', { ...reasonPrompt, blocks: [{ kind: 'text', text: 'Changed meanwhile' }] });
    await page.getByText('Changed meanwhile').waitFor();
    expect(await field.inputValue()).toBe('Half a thou');
    await until(`document.activeElement.name === 'reason'`);
  });

  test('both can write, and a new chat has a new customer', async () => {
    await visit();
    await page.getByTestId('composer-text').fill('8/10 <b>');
    await page.keyboard.press('Enter');
    await page.getByTestId('chat-log').getByText('8/10 <b>').waitFor();
    await page.getByTestId('composer').getByText('Robin agent').click();
    await page.getByTestId('composer-text').fill('Thank you');
    await page.getByTestId('send').click();
    await page.locator('article[data-author=agent]').getByText('Thank you').waitFor();
    expect(received).toMatchObject([{ kind: 'said', text: '8/10 <b>' }]);
    await page.getByTestId('new-chat').click();
    await page.getByRole('heading', { name: 'Mateo Rossi' }).waitFor();
    await page.getByTestId('chat-list').getByText('Amara Okafor').click();
    await page.getByRole('heading', { name: 'Amara Okafor' }).waitFor();
    await page.reload();
    await page.getByTestId('chat-log').getByText('8/10 <b>').waitFor();
  });

  describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
    test.each([
      { width: 1280, height: 800 },
      { width: 900, height: 700 },
      { width: 360, height: 740 },
    ])('everything is readable and has a name, and nothing is wider than $width pixels', async (viewport) => {
      await visit({ viewport, colorScheme, reducedMotion: 'reduce' });
      const looks = async (step: string) => {
        for (const view of ['chat', 'support-alerts', 'nps-digest']) {
          if (viewport.width < 760) await page.locator(`.views [data-view=${view}]`).click();
          for (const check of [lowContrast, nameless, tooWide]) {
            expect(await page.evaluate(check), `${step}, ${view}`).toEqual([]);
          }
        }
        if (viewport.width < 760) await page.locator('.views [data-view=chat]').click();
      };
      await looks('open');
      await show('alert', 'support-alerts', alert(`Unbroken${'x'.repeat(300)}`));
      await show('digest', 'nps-digest', digest);
      await endChat();
      await page.getByTestId('digest-log').getByText('Cleo').waitFor({ state: 'attached' });
      await looks('asked');
      await show('survey', 'chat-welcome', scaleWithChosen);
      await page.locator('[aria-pressed=true]').waitFor();
      await looks('reconsidered');
      await show('survey', 'chat-welcome', reasonPrompt);
      await page.locator('textarea[name=reason]').waitFor();
      answer = () => Promise.reject(new Error('away'));
      await page.getByRole('button', { name: 'Change my score' }).click();
      await page.getByRole('alert').waitFor();
      await looks('failed');
    });
  });

  test('the checks of looks see what is wrong', async () => {
    await visit({ viewport: { width: 360, height: 740 } });
    await page.evaluate(`{
      const bad = document.createElement('button');
      const words = document.createElement('p');
      words.textContent = 'hard to read';
      words.style.color = '#999';
      words.style.minWidth = '500px';
      document.querySelector('.bar').append(bad, words);
      bad.focus();
      bad.style.outline = 'none';
    }`);
    for (const check of [lowContrast, nameless, tooWide, unseenFocus]) {
      expect(await page.evaluate(check), check).not.toEqual([]);
    }
  });

  test('on a phone the scores stand in two rows, large enough for a thumb', async () => {
    await visit({ viewport: { width: 360, height: 740 }, reducedMotion: 'reduce' });
    await endChat();
    const boxes = await Promise.all((await scores().all()).map((score) => score.boundingBox()));
    for (const box of boxes) {
      expect(box?.width).toBeGreaterThanOrEqual(40);
      expect(box?.height).toBeGreaterThanOrEqual(40);
    }
    const rows = Map.groupBy(boxes, (box) => box?.y);
    expect([...rows.values()].map((row) => row.length)).toEqual([6, 5]);
    await scores().nth(2).click();
    await page
      .getByRole('button', { name: /#support-alerts/ })
      .getByText('1', { exact: true })
      .waitFor();
  });

  test('a screen reader finds the question as the name of the scores, and the parts of the page', async () => {
    await visit();
    await endChat();
    const group = page.getByRole('group', {
      name: 'How likely is it that you would recommend Acme to a friend or colleague?',
    });
    expect(await group.getByRole('button').allTextContents()).toEqual([
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
      '6',
      '7',
      '8',
      '9',
      '10',
    ]);
    expect(await page.getByRole('main').count()).toBe(1);
    expect(await page.getByRole('banner').count()).toBe(1);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.getByTestId('steps').locator('[aria-current=step]').textContent()).toContain('Click a score');
  });
});

/** Opens the page and waits until it is live. It must ask nobody else for anything, and report no error. */
async function visit(options: BrowserContextOptions = {}): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, ...options });
  page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('request', (one) => {
    if (!one.url().startsWith(`${playground.url}/`)) complaints.push(`asks ${one.url()}`);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (line) => {
    if (/Content Security Policy/.test(line.text())) complaints.push(line.text());
  });
  await page.goto(playground.url);
  await page.getByTestId('connection').getByText('Live').waitFor();
}

async function endChat(): Promise<void> {
  await page.getByTestId('end-chat').click();
  await scores().first().waitFor();
}

/** Waits until an expression holds in the page; by evaluating it from outside, as the page's policy forbids `eval`. */
async function until(expression: string): Promise<void> {
  await expect.poll(() => page.evaluate(expression)).toBe(true);
}

function scores() {
  return page.locator('[data-prompt=scale] .score');
}

/** Presses Tab until the focus is on something with this text; everything on the way must show its focus. */
async function tabTo(wanted: RegExp): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(unseenFocus)).toEqual([]);
    if (wanted.test(await page.evaluate<string>(focusedText))) return;
  }
  throw new Error(`${wanted} can't be reached by keyboard`);
}

/** What Afterword would show, with messages of fixed words. */
async function survey(event: Inbound): Promise<void> {
  if (event.kind === 'chatEnded') await show('survey', 'chat-welcome', scale);
  if (event.kind === 'answered') {
    await show('survey', 'chat-welcome', reasonPrompt);
    await show('alert', 'support-alerts', alert(''));
  }
  if (event.kind === 'reasonGiven') {
    await show('survey', 'chat-welcome', thanks);
    await show('alert', 'support-alerts', alert(event.text));
  }
}

async function show(key: string, channel: string, message: Message): Promise<void> {
  const previous = refs.get(key);
  const audience = channel.startsWith('chat-') ? 'respondent' : 'team';
  const shown = await playground.adapter.show({
    place: { platform: 'web', channel },
    message,
    key,
    uncertain: false,
    audience,
    ...(previous === undefined ? {} : { previous }),
  });
  if (shown.kind !== 'shown') throw new Error(`not shown: ${JSON.stringify(shown)}`);
  refs.set(key, shown.ref);
}
