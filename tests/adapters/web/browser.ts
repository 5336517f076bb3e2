import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Where a browser is; undefined, with a notice, where there is none. On CI there must be one. */
export function findBrowser(): string | undefined {
  const found = places.find((place) => place !== undefined && existsSync(place));
  if (found !== undefined) return found;
  const notice = 'No Chromium found (set CHROMIUM to its path): the page is not tried in a browser.';
  if (process.env.CI === 'true') throw new Error(notice);
  console.warn(notice);
  return undefined;
}

export function launch(executablePath: string): Promise<Browser> {
  const args = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking'];
  return chromium.launch({ executablePath, args });
}
