import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { knownLanguages } from '../../conversations/copy/say.ts';
import { prints } from '../support/pictures/messages.ts';
import { platforms, printOf } from '../support/pictures/scenes.ts';
import { sheetOf } from '../support/pictures/sheet.ts';
import { findBrowser, launch } from './web/browser.ts';

test('the pictures in docs/images show the messages as they are: else `npm run pictures -- messages`', () => {
  expect(Object.fromEntries(platforms.map((platform) => [platform, printOf(platform)]))).toEqual(
    JSON.parse(readFileSync(prints, 'utf8')),
  );
});

const executable = findBrowser();

describe.skipIf(executable === undefined)('drawn as the platforms show them', () => {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launch(executable ?? '');
    page = await browser.newPage();
  });
  afterAll(() => browser.close());

  describe.each(platforms)('on %s', (platform) => {
    test.each([640, 320].flatMap((width) => knownLanguages.map((language) => [width, language] as const)))(
      'nothing is wider than %i px in %s',
      async (width, language) => {
        await page.setContent(sheetOf(platform, width, language));
        expect(await page.evaluate(overflowing)).toEqual([]);
      },
    );
  });

  test('what is too wide is found', async () => {
    const sheet = sheetOf('slack', 320, 'en');
    await page.setContent(sheet.replace('<h3>', '<h3 style="white-space: nowrap">'));
    expect(await page.evaluate(overflowing)).toEqual([expect.stringMatching(/^The question: H3/)]);
  });
});

/** Runs in the page: what reaches out of its frame or of its own box. */
const overflowing = `[...document.querySelectorAll('figure')].flatMap((figure) => {
  const right = figure.querySelector('.frame').getBoundingClientRect().right - 8;
  return [...figure.querySelectorAll('.message *')]
    .filter((element) => {
      const box = element.getBoundingClientRect();
      const isCut = getComputedStyle(element).display !== 'inline' && element.scrollWidth > element.clientWidth + 1;
      return box.right > right || isCut;
    })
    .map((element) => figure.querySelector('figcaption').textContent + ': ' + element.tagName + ' ' + element.textContent.slice(0, 40));
})`;
