import { createHash } from 'node:crypto';
import { render as renderDiscord } from '../../../adapters/discord/show/render.ts';
import { render as renderSlack } from '../../../adapters/slack/show/render.ts';
import { render as renderTeams } from '../../../adapters/teams/show/render.ts';
import type { Message } from '../../../conversations/message.ts';
import { spokenIn } from '../../adapters/spoken.ts';
import { asked, context } from '../../conversations/story.ts';

/** Who sees a message: the customer in direct messages, everybody where others read along, the customer alone there, the team. */
type Where = 'direct' | 'shared' | 'alone' | 'team';

interface Scene {
  readonly caption: string;
  readonly message: Message;
  readonly where: Where;
}

/** A message as an adapter would send it. */
export interface Sent {
  readonly caption: string;
  readonly where: Where;
  readonly rendered: object;
}

export const platforms = ['slack', 'discord', 'teams'] as const;
export type Platform = (typeof platforms)[number];

/** Widths in CSS pixels: a desktop's column, a phone, the narrowest phone. */
export const widths = [640, 340, 320] as const;

/** Every message there is, in the order of the story. */
function scenesIn(language: string): readonly Scene[] {
  const spoken = spokenIn(language);
  const said = (name: string): Message => {
    const message = spoken[name];
    if (message === undefined) throw new Error(`nothing is said as ${name}`);
    return message;
  };
  const direct = (caption: string, name: string): Scene => ({ caption, message: said(name), where: 'direct' });
  const team = (caption: string, name: string): Scene => ({ caption, message: said(name), where: 'team' });
  return [
    direct('The question', 'question'),
    { caption: 'The question, no given name known', message: nameless(language), where: 'direct' },
    direct('The one reminder', 'reminder'),
    direct('An answer nobody could read', 'clarification'),
    direct('After a low score', 'after 0'),
    direct('After a middle one', 'after 7'),
    direct('After a high one', 'after 10'),
    direct('With a reason', 'thanks to a detractor'),
    direct('A change of mind', 'scale again'),
    direct('No thanks', 'declined'),
    direct('Don’t ask me again', 'opted out'),
    direct('Expired', 'expired'),
    direct('The chat goes on', 'withdrawn'),
    { caption: 'The question where others read along', message: said('question'), where: 'shared' },
    { caption: 'What everybody sees after the answer', message: said('after 0'), where: 'shared' },
    { caption: 'What the customer alone sees below it', message: said('after 0'), where: 'alone' },
    team('An alert', 'alert'),
    team('An alert with its reason', 'alert with reason'),
    team('An alert withdrawn', 'alert withdrawn'),
    team('A digest', 'digest'),
    team('The digest of an empty day', 'digest of an empty day'),
  ];
}

function nameless(language: string): Message {
  const respondent = { ...context.chat.respondent, name: 'priya.raman | Globex (EXT)' };
  const question = asked({ ...context, locale: language, chat: { ...context.chat, respondent } }).visible.get('survey');
  if (question === undefined) throw new Error('nothing is asked');
  return question;
}

/** What the adapter of a platform sends for all of them. */
export function sentBy(platform: Platform, language: string): readonly Sent[] {
  return scenesIn(language).map(({ caption, message, where }) => {
    const shown = where === 'shared' ? at(platform, message.public ?? message) : message;
    return { caption, where, rendered: renderFor(platform, shown, where === 'direct' || where === 'team') };
  });
}

/** The story takes place on Slack; the customer it mentions has an id of each platform's own. */
function at(platform: Platform, message: Message): Message {
  const id = { slack: 'U1', discord: '1300000000000000007', teams: '29:1' }[platform];
  return 'mentions' in message ? ({ ...message, mentions: { platform, id } } as Message) : message;
}

function renderFor(platform: Platform, message: Message, isHeard: boolean): object {
  switch (platform) {
    case 'slack':
      return renderSlack(message);
    case 'discord':
      return renderDiscord(message, isHeard);
    case 'teams':
      return renderTeams(message, isHeard, { id: '29:1', name: 'Dana' });
    default:
      return platform satisfies never;
  }
}

/** Tells one rendering of all messages from another: kept beside the pictures that were taken of it. */
export function printOf(platform: Platform): string {
  return createHash('sha256')
    .update(JSON.stringify(sentBy(platform, 'en')))
    .digest('hex')
    .slice(0, 16);
}
