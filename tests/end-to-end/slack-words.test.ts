import { afterEach, beforeEach, expect, test } from 'vitest';
import { agent, alertChannel, chat, dana, openWorld, posted, supportChannel, textOf, type World } from './service.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld({ transport: 'http' });
});
afterEach(() => world.close());

/** A chat that ended, and its question. */
async function asked() {
  const { slack } = world;
  const thread = await chat(slack);
  await slack.react(supportChannel, thread, agent, 'white_check_mark');
  await slack.waitFor(() => posted(slack, supportChannel).some((message) => textOf(message).includes('score:10')));
  return { slack, thread };
}

const alerts = () => posted(world.slack, alertChannel).map(textOf).join();

test('a typed 8 that is corrected to 3 raises the alert, and words that are deleted leave it', async () => {
  const { slack, thread } = await asked();
  const answer = await slack.say(supportChannel, dana, '8', { threadTs: thread });
  slack.edit(supportChannel, answer, '3, nobody answered <for> days');
  await slack.waitFor(() => alerts().includes('Detractor alert: 3 out of 10') && alerts().includes('nobody answered'));
  slack.unfurl(supportChannel, answer);
  slack.erase(supportChannel, answer);
  await slack.waitFor(() => alerts().includes('has deleted what they wrote'));
  expect(alerts()).toContain('Detractor alert: 3 out of 10');
  expect(alerts()).not.toContain('nobody answered');
  expect(posted(slack, alertChannel)).toHaveLength(1);
});

test('an agent who says goodbye leaves the question there, and one who goes on takes it back', async () => {
  const { slack, thread } = await asked();
  await slack.say(supportChannel, agent, 'Glad I could help! Please rate us, it takes a second.', { threadTs: thread });
  const question = () => posted(slack, supportChannel).map(textOf).join();
  expect(question()).toContain('score:10');
  await slack.say(supportChannel, agent, 'Could you also send me the log of last night?', { threadTs: thread });
  await slack.waitFor(() => !question().includes('score:10'));
  expect(question()).toContain('Your chat goes on.');
});
