import { escapeHtml } from '../../../adapters/web/show/html.ts';
import { drawDiscord } from './discord.ts';
import { type Platform, type Sent, sentBy } from './scenes.ts';
import { drawSlack } from './slack.ts';
import { drawTeams } from './teams.ts';

const drawings = { slack: drawSlack, discord: drawDiscord, teams: drawTeams } as const;

/** Messages side by side, each in a frame of the width that the client's column has there. */
export function sheetOf(platform: Platform, width: number, language: string): string {
  const columns = width > 400 ? 2 : 4;
  const frames = sentBy(platform, language).map((sent) => drawFrame(platform, sent));
  // Filled column by column, so that the story reads downwards.
  return [
    '<!doctype html><meta charset="utf-8"><style>',
    `:root { --width: ${width}px; --columns: ${columns}; } ${shared} ${styles[platform]}`,
    `</style><main class="${platform}" data-width="${width}">${frames.join('')}</main>`,
  ].join('');
}

function drawFrame(platform: Platform, { caption, where, rendered }: Sent): string {
  const alone = where === 'alone' ? '<p class="small alone">Only visible to you</p>' : '';
  return [
    `<figure><figcaption>${escapeHtml(caption)}</figcaption><div class="frame"><span class="avatar">A</span>`,
    '<div class="message"><p class="from"><b>Afterword</b> <span class="badge">APP</span></p>',
    `${drawings[platform](rendered)}${alone}</div></div></figure>`,
  ].join('');
}

const shared = `
  * { box-sizing: border-box; margin: 0; }
  body { width: max-content; font: 15px/1.45 "Liberation Sans", Arial, sans-serif; }
  main { width: calc(var(--columns) * (var(--width) + 24px) + 24px); columns: var(--columns); column-gap: 24px; padding: 20px 24px 4px; }
  figure { width: var(--width); break-inside: avoid; padding-bottom: 18px; }
  figcaption { font-size: 12px; padding-bottom: 4px; }
  .frame { display: flex; gap: 10px; width: var(--width); padding: 12px; border-radius: 8px; }
  .avatar { flex: none; width: 32px; height: 32px; border-radius: 8px; background: #3f5c78; color: #fff; font-weight: 700; text-align: center; line-height: 32px; }
  .message { min-width: 0; flex: 1; overflow-wrap: anywhere; }
  .from { line-height: 1.2; padding-bottom: 2px; }
  .badge { font-size: 10px; padding: 1px 4px; border-radius: 3px; vertical-align: 1px; }
  h3 { font-size: 17px; line-height: 1.35; padding: 4px 0; }
  .row { display: flex; flex-wrap: wrap; align-items: center; }
  .button { border-radius: 6px; font-weight: 700; font-size: 14px; text-align: center; }
  a { color: #1264a3; }
  table { border-collapse: collapse; width: 100%; margin: 6px 0; font-size: 13px; overflow-wrap: normal; }
  td, th { border: 1px solid #d5d5d5; padding: 5px 6px; text-align: left; vertical-align: top; }
  .end, .end p { text-align: right; }
  .italic { font-style: italic; }
`;

const styles = {
  slack: `
    body { background: #eceff1; color: #1d1c1d; }
    figcaption { color: #555; }
    .frame { background: #fff; }
    .badge { background: #e8e8e8; color: #555; }
    .message > * { padding-bottom: 6px; }
    .small { font-size: 12px; color: #616061; }
    .row { gap: 8px; }
    .button { border: 1px solid #bbb; padding: 4px 12px; min-width: 58px; }
    .more { min-width: 40px; }
    .menu { font-size: 11px; color: #616061; }
    .mention { background: #e8f5fa; color: #1264a3; border-radius: 3px; padding: 0 2px; }
    blockquote { border-left: 4px solid #ddd; padding-left: 10px; }
  `,
  discord: `
    body { background: #1e1f22; color: #dbdee1; }
    figcaption { color: #949ba4; }
    .frame { background: #313338; }
    .avatar { border-radius: 50%; background: #5865f2; }
    .badge { background: #5865f2; color: #fff; }
    .small { font-size: 12.5px; color: #949ba4; }
    .row { gap: 8px; padding-top: 8px; }
    .button { background: #4e5058; color: #fff; font-weight: 500; padding: 6px 16px; min-width: 54px; border-radius: 4px; }
    .primary { background: #5865f2; }
    .mention { background: #3c4270; color: #c9cdfb; border-radius: 3px; padding: 0 2px; }
    blockquote { border-left: 4px solid #4e5058; padding-left: 10px; }
    a { color: #00a8fc; }
    .embed { background: #2b2d31; border-left: 4px solid #80848e; border-radius: 4px; padding: 8px 12px 10px; margin-top: 6px; font-size: 14px; }
    .embed h3 { font-size: 15px; }
    .fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 8px; padding-top: 8px; }
  `,
  teams: `
    body { background: #ebebeb; color: #242424; font-size: 14px; }
    figcaption { color: #555; }
    .frame { background: #f5f5f5; }
    .avatar { border-radius: 6px; background: #5b5fc7; }
    .badge { background: #e0e0e0; color: #555; }
    .card { background: #fff; border: 1px solid #e0e0e0; border-radius: 6px; padding: 12px; margin-top: 4px; display: grid; gap: 8px; }
    .card > * { min-width: 0; }
    .small, .tiny { font-size: 12px; }
    .small, .subtle { color: #616161; }
    .bold { font-weight: 700; }
    .medium { font-size: 16px; }
    .accent { color: #4f52b2; }
    .row { gap: 8px; }
    .button { border: 1px solid #d1d1d1; padding: 5px 12px; min-width: 38px; border-radius: 4px; font-weight: 600; }
    .emphasis { background: #f5f5f5; padding: 8px 10px; border-radius: 4px; }
    .facts { display: grid; grid-template-columns: auto 1fr; gap: 2px 14px; }
    label { font-size: 12px; color: #424242; }
    .field { display: block; border: 1px solid #d1d1d1; border-radius: 4px; height: 60px; margin-top: 4px; }
    .mention { color: #4f52b2; font-weight: 600; }
    table { table-layout: fixed; }
  `,
} as const satisfies Readonly<Record<Platform, string>>;
