import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { WebClient } from '@slack/web-api';
import { expect, it } from 'vitest';
import { callLocalSlack } from './remote.ts';

it('runs in a process of its own and is driven over HTTP', async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('./main.ts', import.meta.url)), '{}'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  const { origin, apiUrl, botToken, botUserId } = JSON.parse(line.toString());
  await callLocalSlack(origin, 'addUser', { id: 'U1ADA', name: 'ada' });
  await callLocalSlack(origin, 'addChannel', { id: 'C1', name: 'support', members: ['U1ADA', botUserId] });
  const client = new WebClient(botToken, { slackApiUrl: apiUrl });
  const { ts } = await client.chat.postMessage({ channel: 'C1', text: 'hello' });
  expect(await callLocalSlack(origin, 'messages', 'C1')).toMatchObject([{ ts, text: 'hello', reactions: {} }]);
  await expect(callLocalSlack(origin, 'click', 'C1', ts, 'U1ADA', 'nothing')).rejects.toThrow('no nothing to press');
  child.kill('SIGTERM');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
});
