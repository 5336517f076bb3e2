import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

it('runs in a process of its own and is driven from another', async () => {
  const child = spawn(process.execPath, [fileURLToPath(new URL('main.ts', import.meta.url)), '{}']);
  try {
    const [line] = (await once(child.stdout, 'data')) as [Buffer];
    const { origin, apiUrl, token } = JSON.parse(line.toString());
    const ask = async (name: string, ...args: unknown[]) => {
      const response = await fetch(`${origin}/_control/${name}`, { method: 'POST', body: JSON.stringify(args) });
      const { result, error } = (await response.json()) as { result?: unknown; error?: string };
      return error ?? result;
    };
    const ada = await ask('addUser', { username: 'ada' });
    const guild = await ask('addGuild', { name: 'Acme', members: [ada] });
    const overwrites = [{ id: guild, kind: 'role', deny: '1024' }];
    const hidden = await ask('addChannel', { guild, name: 'staff', overwrites });
    await ask('say', hidden, ada, 'hello');
    expect(await ask('messages', hidden)).toMatchObject([{ content: 'hello', authorId: ada }]);
    expect(await ask('say', '1', ada, 'hello')).toBe('there is no channel 1');
    const seen = await fetch(`${apiUrl}/v10/channels/${hidden}`, { headers: { authorization: `Bot ${token}` } });
    expect(await seen.json()).toEqual({ message: 'Missing Access', code: 50001 });
  } finally {
    child.kill('SIGTERM');
    expect((await once(child, 'exit'))[0]).toBe(0);
  }
});
