import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeConfig } from '../support/service/config.ts';
import { startService } from '../support/service/index.ts';
import { alertChannel, secrets } from './click.ts';
import { readMemory } from './cpu.ts';
import { apiToken, home } from './invitations.ts';
import type { Figure } from './table.ts';
import type { World } from './world.ts';

/** Milliseconds until the service says that it is ready, and its memory when nothing happens. */
export async function measureStart({ slackUrl: apiUrl }: World, isShort: boolean): Promise<readonly Figure[]> {
  const dataDir = mkdtempSync(join(tmpdir(), 'afterword-start-'));
  try {
    const times: number[] = [];
    let memory = 0;
    for (let start = 0; start < (isShort ? 2 : 4); start += 1) {
      const began = performance.now();
      const service = await startService({
        database: { dataDir },
        slack: { apiUrl, ...secrets },
        config: writeConfig({ chats: [home], alerts: alertChannel }),
        env: { AFTERWORD_API_TOKEN: apiToken, LOG_LEVEL: 'warn' },
      });
      times.push(performance.now() - began);
      if (start > 0) {
        await new Promise((resolve) => setTimeout(resolve, isShort ? 1_000 : 5_000));
        memory = readMemory(service.pid);
      }
      await service.stop();
    }
    const [first = 0, ...later] = times;
    return [
      {
        what: 'start to ready with Slack and the bundled PostgreSQL: first ever / later',
        measured: `${(first / 1000).toFixed(1)} / ${(Math.min(...later) / 1000).toFixed(1)} s`,
        goal: '1.8 / 0.7 s as before',
      },
      { what: 'idle memory with Slack', measured: `${Math.round(memory)} MB`, goal: '150 MB', met: memory <= 150 },
    ];
  } finally {
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 10 });
  }
}
