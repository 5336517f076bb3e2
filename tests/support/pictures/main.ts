/**
 * Takes the pictures of the docs: `npm run pictures`. All messages as drawn from what the adapters send, and the playground as it
 * is, driven as a newcomer would; with `-- messages` only the messages.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { findBrowser, launch } from '../../adapters/web/browser.ts';
import { startPlayground } from '../../end-to-end/playground.ts';
import { takeMessages } from './messages.ts';

const executable = findBrowser();
if (executable === undefined) process.exit(1);
const browser = await launch(executable);
try {
  await takeMessages(browser);
  if (!process.argv.includes('messages')) await takePlayground();
} finally {
  await browser.close();
}

async function takePlayground(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'afterword-pictures-'));
  const playground = await startPlayground(folder);
  try {
    const page = await browser.newPage({ viewport: { width: 1360, height: 900 }, deviceScaleFactor: 1.5 });
    await page.goto(playground.url);
    await answer(page, 9, 'Solved before my meeting started. Thank you!');
    await page.getByTestId('new-chat').click();
    await answer(page, 8);
    await page.getByTestId('new-chat').click();
    await answer(page, 3, 'It took three tries until somebody understood that I was charged twice.');
    await page.getByTestId('post-digest').click();
    await page.getByTestId('digest-log').getByText('3 answers').waitFor();
    await page.getByTestId('new-chat').click();
    await page.getByTestId('end-chat').click();
    await page.getByTestId('chat-log').locator('[data-score="10"]').waitFor();
    await page.getByTestId('digest-log').evaluate((log) => log.scrollTo(0, 0));
    await page.waitForTimeout(300);
    const path = fileURLToPath(new URL('../../../docs/images/playground.png', import.meta.url));
    await page.screenshot({ path });
    console.log(path);
  } finally {
    await playground.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function answer(page: Page, score: number, reason?: string): Promise<void> {
  const chat = page.getByTestId('chat-log');
  await page.getByTestId('end-chat').click();
  await chat.locator(`[data-score="${score}"]`).click();
  if (reason === undefined) {
    await chat.getByText(`your ${score} is saved`).waitFor();
    return;
  }
  await chat.getByRole('textbox').fill(reason);
  await chat.getByRole('button', { name: 'Send' }).click();
  await chat.getByText('reads them').waitFor();
}
