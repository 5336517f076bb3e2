import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { withPalette } from './palette.ts';
import { platforms, printOf, widths } from './scenes.ts';
import { sheetOf } from './sheet.ts';

/** Where the pictures are that the docs show. */
export const folder = fileURLToPath(new URL('../../../docs/images/', import.meta.url));

/** What the pictures were taken of: a print of all messages by platform. */
export const prints = `${folder}messages.json`;

/** Takes a picture of every message, for each platform and width, and notes what it shows. */
export async function takeMessages(browser: Browser): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1500, height: 900 }, deviceScaleFactor: 1 });
  for (const platform of platforms) {
    for (const width of widths) {
      await page.setContent(sheetOf(platform, width, 'en'));
      const path = `${folder}${platform}-${width}.png`;
      await writeFile(path, withPalette(await page.locator('main').screenshot()));
      console.log(path);
    }
  }
  const taken = Object.fromEntries(platforms.map((platform) => [platform, printOf(platform)]));
  await writeFile(prints, `${JSON.stringify(taken, undefined, 2)}\n`);
  await page.close();
}
