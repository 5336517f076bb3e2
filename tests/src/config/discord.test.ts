import { describe, expect, it } from 'vitest';
import { configOf, linesOf, loadFrom, problemsOf, yaml } from './loading.ts';

const token = 'MTEwMDAwMDAwMDAwMDAwMDAwMQ.Gabcde.a-secret_part';
const env = { DISCORD_TOKEN: token };
const id = '123456789012345678';

describe('Discord', () => {
  it('is there once it has a token', () => {
    expect(configOf(yaml(), {}).platforms).toEqual({});
    expect(configOf(yaml(), env).platforms).toEqual({
      discord: { token, autoArchiveEnds: false, deletedThreadsEnd: false, solvedTags: [] },
    });
    expect(loadFrom({}, env)).toMatchObject({ config: { platforms: { web: {}, discord: { token } } } });
  });

  it.each([
    ['true', true],
    ['false', false],
  ])('discord.autoArchive: %s', (written, ends) => {
    const { discord } = configOf(yaml(`discord: { autoArchive: ${written} }\n`), env).platforms;
    expect(discord?.autoArchiveEnds).toBe(ends);
  });

  it('discord.deletedThreads and discord.solvedTags', () => {
    const { discord } = configOf(yaml('discord: { deletedThreads: true, solvedTags: [Solved, 42] }\n'), env).platforms;
    expect(discord).toMatchObject({ deletedThreadsEnd: true, solvedTags: ['Solved', '42'] });
  });

  it.each([
    ['http://127.0.0.1:9/api', 'http://127.0.0.1:9/api'],
    ['https://proxy.example/discord/api//', 'https://proxy.example/discord/api'],
  ])('DISCORD_API_URL %s', (written, apiUrl) => {
    expect(configOf(yaml(), { ...env, DISCORD_API_URL: written }).platforms.discord?.apiUrl).toBe(apiUrl);
  });

  it('has places for channels, categories, people and roles', () => {
    const file = yaml('', `    chats: [discord:${id}]\n    agents: [discord:${id}9]\n    alerts: discord:${id}00\n`);
    expect(configOf(file, env).teams[0]).toMatchObject({
      chats: [{ platform: 'discord', channel: id }],
      agents: [{ platform: 'discord', id: `${id}9` }],
      alerts: { platform: 'discord', channel: `${id}00` },
    });
  });
});

describe('what Discord can not take', () => {
  it.each([
    [{}, 'DISCORD_TOKEN is missing, but teams[0].alerts needs it. Copy the token'],
    [{ DISCORD_TOKEN: `Bot ${token}` }, 'DISCORD_TOKEN begins with the word Bot. Write the token alone.'],
    [{ DISCORD_TOKEN: 'a-secret' }, 'DISCORD_TOKEN is not the token of a bot'],
    [{ ...env, DISCORD_API_URL: 'discord.com' }, 'DISCORD_API_URL is "discord.com". Write an http or https address'],
    [{ ...env, DISCORD_API_URL: 'https://discord.com/api/v10/' }, 'DISCORD_API_URL is "https://discord.com/api/v10/"'],
    [
      { ...env, DISCORD_TOKN: 'a-secret' },
      'DISCORD_TOKN is not a variable that Afterword reads. Did you mean DISCORD_',
    ],
  ])('%j', (variables, said) => {
    const lines = problemsOf(yaml('', `    alerts: discord:${id}\n`), variables);
    expect(lines).toEqual([expect.stringContaining(`environment: ${said}`)]);
    expect(lines.join()).not.toContain('secret');
  });

  it.each(['discord:1234567890123456', 'discord:123456789012345678901', 'discord:support'])('the place %s', (place) => {
    expect(problemsOf(yaml('', `    alerts: ${place}\n`), env)).toEqual([
      `afterword.yaml:6: teams[0].alerts is "${place}". Write the id, 17 to 20 digits, not the name: discord:… for a channel, a category, a person or a role (Copy ID in its menu, once Developer Mode is on).`,
    ]);
  });

  it('autoArchive that is neither true nor false, and a group that is none', () => {
    expect(problemsOf(yaml('discord: { autoArchive: 7d }\n'), env)).toEqual([
      'afterword.yaml:6: discord.autoArchive is "7d". Write true or false.',
    ]);
    expect(problemsOf(yaml('discord: yes\n'), env)).toEqual([
      'afterword.yaml:6: discord is "yes". Write the settings of Discord below it, such as autoArchive: true.',
    ]);
  });

  it('an address alone is no Discord', () => {
    expect(linesOf(loadFrom({}, { DISCORD_API_URL: 'http://127.0.0.1:9/api' }))).toEqual([]);
    expect(configOf(yaml(), { DISCORD_API_URL: 'http://127.0.0.1:9/api' }).platforms).toEqual({});
  });
});
