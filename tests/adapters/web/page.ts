import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import type { Receipt, Ref } from '../../../adapters/adapter.ts';
import type { Asking, WebChat } from '../../../adapters/web/api/chats.ts';
import type { Inbound } from '../../../conversations/inbound.ts';
import type { Message } from '../../../conversations/message.ts';
import { createDatabase } from '../../support/database/index.ts';
import { alert, digest, reasonPrompt, scale, thanks } from '../messages.ts';
import { launch } from './browser.ts';
import { focusedText, unseenFocus } from './looks.ts';
import { openPlayground, type Playground } from './playground.ts';

/** How somebody looks at the page. */
export interface Look {
  readonly viewport?: { readonly width: number; readonly height: number };
  readonly colorScheme?: 'light' | 'dark';
  readonly reducedMotion?: 'reduce' | 'no-preference';
}

const usual: Required<Look> = {
  viewport: { width: 1280, height: 800 },
  colorScheme: 'light',
  // Whatever moves is painted many times, without a graphics card at the expense of everything else.
  reducedMotion: 'reduce',
};

/**
 * The page in a browser, for the tests of one file: one browser and one tab for all of them, as these cost most; a playground
 * of its own, on a port of its own, for each. Afterword's part is played with messages of fixed words.
 */
export function openPage(executable: string) {
  let database: Awaited<ReturnType<typeof createDatabase>>;
  let browser: Browser;
  let page: Page;
  let playground: Playground;
  let received: Inbound[];
  let answer: (event: Inbound) => Promise<Receipt>;
  let refs: Map<string, Ref>;
  let complaints: string[];
  let asking: Asking | null;

  beforeAll(async () => {
    [database, browser] = await Promise.all([createDatabase(), launch(executable)]);
    const context = await browser.newContext();
    context.on('page', watch);
    page = await context.newPage();
  });
  afterAll(async () => {
    await browser?.close();
    await database?.drop();
  });
  beforeEach(async () => {
    received = [];
    refs = new Map();
    complaints = [];
    asking = null;
    const told = (chat: WebChat) => ({ ...chat, asking });
    answer = async () => ({ kind: 'accepted' });
    playground = await openPlayground({
      databaseUrl: database.url,
      inbox: async (event) => {
        const receipt = await answer(event);
        received.push(event);
        await survey(event);
        return receipt;
      },
      between: (chats) => ({
        ...chats,
        find: async (id) => {
          const chat = await chats.find(id);
          return chat && told(chat);
        },
        recent: async (limit) => (await chats.recent(limit)).map(told),
      }),
      postDigest: () => show('digest', 'nps-digest', digest),
    });
  });
  afterEach(async () => {
    for (const context of browser.contexts()) {
      for (const tab of context.pages()) if (tab !== page) await tab.close();
    }
    await page.goto('about:blank');
    await playground.close();
    expect(complaints).toEqual([]);
  });

  /** It must ask nobody else for anything, and report no error. */
  function watch(tab: Page): void {
    tab.setDefaultTimeout(15_000);
    tab.on('request', (one) => {
      if (one.url() !== 'about:blank' && !one.url().startsWith(`${playground.url}/`))
        complaints.push(`asks ${one.url()}`);
    });
    tab.on('pageerror', (error) => complaints.push(error.message));
    tab.on('console', (line) => {
      if (/Content Security Policy/.test(line.text())) complaints.push(line.text());
    });
  }

  /** Opens the page and waits until it is live. */
  async function visit(look: Look = {}, tab: Page = page): Promise<void> {
    const { viewport, ...media } = { ...usual, ...look };
    await tab.setViewportSize(viewport);
    await tab.emulateMedia(media);
    await tab.goto(playground.url);
    await tab.getByTestId('connection').getByText('Live').waitFor();
  }

  const scores = (tab: Page = page) => tab.locator('[data-prompt=scale] .score');

  async function endChat(): Promise<void> {
    await page.getByTestId('end-chat').click();
    await scores().first().waitFor();
  }

  /** Waits until an expression holds in the page; by evaluating it from outside, as the page's policy forbids `eval`. */
  async function until(expression: string): Promise<void> {
    await expect.poll(() => page.evaluate(expression)).toBe(true);
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

  /** What Afterword would show. */
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

  return {
    get page() {
      return page;
    },
    get playground() {
      return playground;
    },
    /** What Afterword was told, in order. */
    get received() {
      return received;
    },
    /** Each event is answered so from now on. */
    answers(how: (event: Inbound) => Promise<Receipt>): void {
      answer = how;
    },
    /** How it stands with every chat's question. */
    asks(how: Asking | null): void {
      asking = how;
    },
    visit,
    /** The page in a browser that is set up in that language. */
    async visitFrom(locale: string): Promise<Page> {
      const context = await browser.newContext({ locale });
      context.on('page', watch);
      const tab = await context.newPage();
      await visit({}, tab);
      return tab;
    },
    /** The same page in another tab of the same browser. */
    async visitAgain(): Promise<Page> {
      const tab = await page.context().newPage();
      await visit({}, tab);
      return tab;
    },
    scores,
    endChat,
    until,
    tabTo,
    show,
  };
}
