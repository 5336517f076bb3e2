import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findBrowser, launch } from '../adapters/web/browser.ts';
import { findScratch } from '../support/database/scratch.ts';
import { type Playground, startPlayground } from './playground.ts';

const executable = findBrowser();

describe.skipIf(executable === undefined)('the playground, from npm start on an empty folder', () => {
  let folder: string;
  let playground: Playground;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    folder = await mkdtemp(join(findScratch(), 'afterword-playground-'));
    [playground, browser] = await Promise.all([startPlayground(folder), launch(executable ?? '')]);
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(playground.url);
  });
  afterAll(async () => {
    await browser?.close();
    await playground?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const chat = () => page.getByTestId('chat-log');
  const alerts = () => page.getByTestId('alerts-log');
  const digests = () => page.getByTestId('digest-log');

  test('end the chat, click 3, say why: the team is told at once, and the digest tells the manager', async () => {
    await page.getByTestId('end-chat').click();
    const scale = chat().getByRole('group', { name: /How likely is it that you would recommend Acme/ });
    await scale.waitFor();
    expect(await scale.getByRole('button').count()).toBe(11);
    await scale.getByRole('button', { name: /^3\b/ }).click();
    await chat().getByText('your 3 is saved').waitFor();
    await alerts().getByText('Detractor alert: 3 out of 10').waitFor();

    await chat().getByRole('textbox').fill('Nobody told me <b>why</b> it took a week');
    await chat().getByRole('button', { name: 'Send' }).click();
    await alerts().getByText('Nobody told me <b>why</b> it took a week').waitFor();
    await chat().getByText('Thank you for telling us').waitFor();
    expect(await alerts().getByText('Detractor alert').count()).toBe(1);
    await page.getByTestId('steps').locator('[aria-current=step]').getByText('Connect your chats').waitFor();

    await page.getByTestId('post-digest').click();
    await digests().getByText('1 answer, 0 promoters, 0 passives, 1 detractor;').waitFor();
    await digests().getByText('Nobody told me <b>why</b> it took a week').waitFor();
  });

  test('after a kill -9 everything is still there, and the page catches up by itself', async () => {
    await playground.kill9();
    await page
      .getByTestId('connection')
      .getByText(/reconnect/i)
      .waitFor();
    playground = await startPlayground(folder, playground.port);
    await page
      .getByTestId('connection')
      .getByText(/reconnect/i)
      .waitFor({ state: 'hidden' });
    await page.reload();
    await alerts().getByText('Nobody told me <b>why</b> it took a week').waitFor();
    await digests().getByText('1 detractor').waitFor();

    await chat().getByRole('button', { name: 'Change score' }).click();
    const scale = chat().getByRole('group', { name: /How likely/ });
    await scale.waitFor();
    expect(await page.evaluate('document.activeElement.dataset.score')).toBe('3');
    await scale.getByRole('button', { name: /^9\b/ }).click();
    await alerts().getByText('Alert withdrawn: now 9 out of 10').waitFor();
  });

  test('a new customer can type the score instead', async () => {
    await page.getByTestId('new-chat').click();
    await page.getByTestId('end-chat').click();
    await chat()
      .getByRole('group', { name: /How likely/ })
      .waitFor();
    await page.getByTestId('composer-text').fill('a solid 6 because it was slow');
    await page.getByTestId('send').click();
    await alerts().getByText('Detractor alert: 6 out of 10').waitFor();
    await alerts().getByText('it was slow').waitFor();
  });

  test('who does not want to be asked again has not done the steps: they say so', async () => {
    await page.getByTestId('new-chat').click();
    await page.getByTestId('end-chat').click();
    await chat().getByRole('button', { name: "Don't ask me again" }).click();
    const steps = page.getByTestId('steps');
    await steps.getByText('Asked not to be asked again').waitFor();
    const ticks = await steps.locator('.number').allTextContents();
    expect(ticks).toEqual(['✓', '–', '–', '4']);
  });
});
