import type { Method } from './answer.ts';
import { chat } from './chat.ts';
import { conversations } from './conversations.ts';
import { people } from './people.ts';
import { reactions } from './reactions.ts';
import { views } from './views.ts';

/** Every Web API method that takes the bot token. */
export const methods: Readonly<Record<string, Method>> = {
  ...chat,
  ...conversations,
  ...people,
  ...reactions,
  ...views,
};
