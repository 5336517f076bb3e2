/** Every table. The constraints are the last fence: they make wrong data impossible, whatever the code does. */

export * from './schema/answers.ts';
export * from './schema/chats.ts';
export * from './schema/digests.ts';
export * from './schema/heartbeats.ts';
export * from './schema/inbound.ts';
export * from './schema/memory.ts';
export * from './schema/postings.ts';
export * from './schema/refused-ends.ts';
export * from './schema/requests.ts';
export * from './schema/typed-messages.ts';
export * from './schema/web.ts';
