import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { agent, apiToken, chat as chatOf, openWorld, posted, type Scene, textOf, type World } from './service.ts';

describe.each(['http', 'socket'] as const)('the main job on Slack, by %s', (transport) => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ transport, scenes: 12 });
  });
  afterAll(() => world.close());

  // Each story has a team, channels and people of its own.
  let story = 0;
  let on: Scene;
  beforeEach(() => {
    const scene = world.scenes[story++];
    if (scene === undefined) throw new Error('there are more stories than scenes');
    on = scene;
  });

  const chat = (slack: World['slack'], customer = on.dana, channel = on.supportChannel) =>
    chatOf(slack, customer, channel);
  const survey = (channel = on.supportChannel) => posted(world.slack, channel)[0];
  const asked = (channel = on.supportChannel) =>
    world.slack.waitFor(() => {
      const message = survey(channel);
      return message !== undefined && textOf(message).includes('score:10') && message;
    });
  const alert = (about: string) =>
    world.slack.waitFor(() => posted(world.slack, on.alertChannel).find((message) => textOf(message).includes(about)));

  test('a reaction ends the chat, a click answers, the modal says why, the team is told', async () => {
    const { slack } = world;
    const thread = await chat(slack);
    await slack.react(on.supportChannel, thread, agent, 'white_check_mark');
    const question = await asked();
    expect(question.threadTs).toBe(thread);
    expect(textOf(question)).toContain('How likely is it that you would recommend Acme');

    const click = await slack.click(on.supportChannel, question.ts, on.dana, 'score:3');
    expect(click.isAcknowledged).toBe(true);
    const alone = () => slack.ephemerals(on.supportChannel, on.dana).at(-1);
    await slack.waitFor(() => textOf(alone() ?? question).includes('your 3 is saved'));
    await slack.waitFor(() => textOf(survey() ?? question).includes('Thank you for your answer'));
    const raised = await alert('Detractor alert: 3 out of 10');
    expect(textOf(raised)).toContain('dana');
    expect(textOf(raised)).toContain('robin');

    const reasonButton = JSON.stringify(alone()?.blocks).match(/"action_id":"(reason[^"]*)"/)?.[1] ?? '';
    await slack.click(on.supportChannel, alone()?.ts ?? '', on.dana, reasonButton);
    const view = await slack.waitFor(() => slack.views(on.dana)[0]);
    const [block, action] = fieldOf(view.body);
    expect(await slack.submit(view.id, on.dana, { [block]: { [action]: 'Too slow <!channel>' } })).toMatchObject({
      kind: 'closed',
    });
    await slack.waitFor(() => textOf(posted(slack, on.alertChannel)[0] ?? question).includes('Too slow'));
    expect(posted(slack, on.alertChannel)).toHaveLength(1);
    expect(posted(slack, on.supportChannel)).toHaveLength(1);
    // In the thread stands nothing of it, in no state it ever had; in front of the customer it does, in one place.
    await slack.waitFor(() => textOf(alone() ?? question).includes('Too slow'));
    expect(slack.ephemerals(on.supportChannel, on.dana)).toHaveLength(1);
    const everything = slack.messages(on.supportChannel).filter(({ user }) => user === slack.botUserId);
    expect(JSON.stringify(everything)).not.toMatch(/Too slow|your 3\b|Your 3\b/);
  });

  test('the customer sees their answer again, and nobody else does', async () => {
    const { slack } = world;
    const thread = await chat(slack);
    await slack.react(on.supportChannel, thread, agent, 'white_check_mark');
    const question = await asked();
    await slack.say(on.supportChannel, on.dana, '2', { threadTs: thread });
    await alert('2 out of 10');
    const action = 'intent:reviewed:0';
    await slack.waitFor(() => JSON.stringify(survey()?.blocks).includes(action));
    await slack.click(on.supportChannel, question.ts, agent, action);
    await slack.click(on.supportChannel, question.ts, on.dana, action);
    const seen = (who: string) => slack.ephemerals(on.supportChannel, who).map(textOf).join();
    await slack.waitFor(() => seen(on.dana).includes('your 2 is saved'));
    expect(seen(agent)).toContain('for the customer of this chat');
    expect(seen(agent)).not.toContain('your 2');
  });

  test('a typed answer with its reason counts like a click', async () => {
    const { slack } = world;
    const thread = await chat(slack);
    await slack.react(on.supportChannel, thread, agent, 'white_check_mark');
    await asked();
    await slack.say(on.supportChannel, on.dana, 'a solid 2 because nobody answered', { threadTs: thread });
    expect(textOf(await alert('2 out of 10'))).toContain('nobody answered');
    const alone = await slack.waitFor(() => slack.ephemerals(on.supportChannel, on.dana)[0]);
    expect(alone).toMatchObject({ threadTs: thread });
    expect(textOf(alone)).toContain('nobody answered');
  });

  test('somebody else is told politely, and nothing is stored', async () => {
    const { slack } = world;
    const thread = await chat(slack);
    await slack.react(on.supportChannel, thread, agent, 'white_check_mark');
    const question = await asked();
    const click = await slack.click(on.supportChannel, question.ts, agent, 'score:10');
    expect(click.isAcknowledged).toBe(true);
    await slack.waitFor(() =>
      slack.ephemerals(on.supportChannel, agent).find(({ text }) => text.includes('for the customer of this chat')),
    );
    const status = await (
      await fetch(`${world.url}/v1/support-chats/slack/${encodeURIComponent(`${on.supportChannel}:${thread}`)}`, {
        headers: { authorization: `Bearer ${apiToken}` },
      })
    ).json();
    expect(status).toMatchObject({ outcome: 'asked', score: null });
  });

  test('a correction reaches the alert, and the alert is withdrawn at 7 or more', async () => {
    const { slack } = world;
    const thread = await chat(slack);
    await slack.react(on.supportChannel, thread, agent, 'white_check_mark');
    const question = await asked();
    await slack.click(on.supportChannel, question.ts, on.dana, 'score:0');
    await alert('Detractor alert: 0 out of 10');
    await slack.say(on.supportChannel, on.dana, '8', { threadTs: thread });
    await alert('Alert withdrawn: now 8 out of 10');
    expect(posted(slack, on.alertChannel)).toHaveLength(1);
  });

  test('a customer of a connected workspace is an ordinary respondent', async () => {
    const { slack } = world;
    const thread = await chat(slack, on.zoe, on.sharedChannel);
    await slack.react(on.sharedChannel, thread, on.zoe, 'white_check_mark');
    await slack.react(on.sharedChannel, thread, agent, 'white_check_mark');
    const question = await asked(on.sharedChannel);
    await slack.click(on.sharedChannel, question.ts, on.zoe, 'score:1');
    expect(textOf(await alert('1 out of 10'))).toContain('zoe');
  });

  test('the shortcut and the command end chats, and say what came of it', async () => {
    const { slack } = world;
    const thread = await chat(slack, on.sam);
    await slack.shortcut(agent, 'afterword_end_chat', on.supportChannel, thread);
    expect(textOf(await asked())).toContain('Wie wahrscheinlich ist es');
    await slack.waitFor(() =>
      slack.ephemerals(on.supportChannel, agent).find(({ text }) => text === 'Noted. sam is asked now.'),
    );

    await slack.command(agent, on.supportChannel, '/afterword', `done <@${on.dana}>`);
    await slack.waitFor(() =>
      posted(slack, on.supportChannel).some((message) => textOf(message).includes(`"user_id":"${on.dana}"`)),
    );
  });

  test('a customer who goes on takes the question back, and is asked again at the next end', async () => {
    const { slack } = world;
    const thread = await chat(slack);
    await slack.react(on.supportChannel, thread, agent, 'white_check_mark');
    await asked();
    await slack.say(on.supportChannel, on.dana, 'Sorry, it fails again', { threadTs: thread });
    await slack.waitFor(() => textOf(survey() ?? { text: '' }).includes('Your chat goes on.'));
    await slack.unreact(on.supportChannel, thread, agent, 'white_check_mark');
    await slack.react(on.supportChannel, thread, agent, 'white_check_mark');
    await slack.waitFor(() => posted(slack, on.supportChannel).length === 2);
  });

  test('a mark that is set, taken away and set again shows one question, and a click on it counts', async () => {
    const { slack } = world;
    const thread = await chat(slack);
    for (let turn = 0; turn < 3; turn += 1) {
      await slack.react(on.supportChannel, thread, agent, 'white_check_mark');
      await slack.waitFor(() => textOf(survey() ?? { text: '' }).includes('score:7'));
      if (turn === 2) break;
      await slack.unreact(on.supportChannel, thread, agent, 'white_check_mark');
      await slack.waitFor(() => textOf(survey() ?? { text: '' }).includes('Your chat goes on.'));
    }
    expect(posted(slack, on.supportChannel)).toHaveLength(1);
    await slack.click(on.supportChannel, survey()?.ts ?? '', on.dana, 'score:7');
    await slack.waitFor(() => !textOf(survey() ?? { text: '' }).includes('score:0'));
  });

  test('nobody is asked twice within the quiet period, and the API says why', async () => {
    const { slack } = world;
    const first = await chat(slack);
    await slack.react(on.supportChannel, first, agent, 'white_check_mark');
    await asked();
    const second = await chat(slack);
    await slack.react(on.supportChannel, second, agent, 'white_check_mark');
    const why = await slack
      .waitFor(() => true)
      .then(async () => {
        const answer = await fetch(
          `${world.url}/v1/support-chats/slack/${encodeURIComponent(`${on.supportChannel}:${second}`)}`,
          {
            headers: { authorization: `Bearer ${apiToken}` },
          },
        );
        return answer.json();
      });
    expect(why).toMatchObject({ outcome: 'suppressed', because: 'quietPeriod' });
    expect(posted(slack, on.supportChannel)).toHaveLength(1);
  });

  test('a restart in the middle loses nothing', async () => {
    const { slack } = world;
    const thread = await chat(slack);
    await slack.react(on.supportChannel, thread, agent, 'white_check_mark');
    const question = await asked();
    await world.restart();
    await slack.click(on.supportChannel, question.ts, on.dana, 'score:4');
    await alert('4 out of 10');
    expect(posted(slack, on.digestChannel)).toHaveLength(0);
  });
});

function fieldOf(view: unknown): readonly [string, string] {
  const text = JSON.stringify(view);
  const block = /"block_id":"([^"]+)"/.exec(text)?.[1] ?? '';
  const action = /"action_id":"([^"]+)"/.exec(text)?.[1] ?? '';
  return [block, action];
}
