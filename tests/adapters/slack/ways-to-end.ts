import type { Ways } from '../conformance.ts';
import { ada, carl, grace, helpChannel, type Local, mallory, sharedChannel } from './local.ts';

const mark = 'white_check_mark';

/** A thread that a customer began and an agent answered. */
async function thread({ slack }: Local, channel = helpChannel): Promise<string> {
  const root = await slack.say(channel, ada, 'Help!');
  await slack.say(channel, grace, 'Coming', { threadTs: root });
  return root;
}

/** What agents do when a chat is over, and what others do. */
export const ways: Ways<Local> = {
  'the mark on the first message, delivered twice': {
    comesTo: 'asked',
    async give(local) {
      const root = await thread(local);
      await local.slack.react(helpChannel, root, grace, mark);
      await local.slack.settled();
      await local.slack.redeliver(local.slack.events.at(-1)?.eventId ?? '');
      return `${helpChannel}:${root}`;
    },
  },
  'the shortcut in the menu of a message': {
    comesTo: 'asked',
    async give(local) {
      const root = await thread(local);
      await local.slack.shortcut(grace, 'afterword_end_chat', helpChannel, root);
      return `${helpChannel}:${root}`;
    },
  },
  '/afterword done and the customer': {
    comesTo: 'asked',
    async give(local) {
      await local.slack.command(grace, helpChannel, '/afterword', `done <@${ada}|ada>`);
      return `${helpChannel}:`;
    },
  },
  'the mark on a reply': {
    comesTo: 'notFirst',
    async give(local) {
      const root = await thread(local);
      const reply = await local.slack.say(helpChannel, ada, 'Thanks', { threadTs: root });
      await local.slack.react(helpChannel, reply, mallory, mark);
      return `${helpChannel}:${root}`;
    },
  },
  'the mark of the customer': {
    comesTo: 'ownChat',
    async give(local) {
      const root = await thread(local);
      await local.slack.react(helpChannel, root, ada, mark);
      return `${helpChannel}:${root}`;
    },
  },
  'the mark of another company': {
    comesTo: 'outsider',
    async give(local) {
      const root = await thread(local, sharedChannel);
      await local.slack.react(sharedChannel, root, carl, mark);
      return `${sharedChannel}:${root}`;
    },
  },
};
