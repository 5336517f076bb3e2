import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { App, ExpressReceiver } from '@slack/bolt';
import express from 'express';
import { secrets } from './click.ts';
import { answerParent } from './process.ts';

/* The yardstick: the same Bolt on the same Express, which verifies the signature, acknowledges and does nothing else. */

const router = express.Router();
const receiver = new ExpressReceiver({ signingSecret: secrets.signingSecret, endpoints: '/slack/events', router });
const app = new App({
  receiver,
  authorize: async () => ({ botToken: secrets.botToken, botUserId: 'U0BOTUSER1', botId: 'B0BOT00001' }),
});
app.action({ type: 'block_actions' }, ({ ack }) => ack());
const server = createServer(express().use(router));

answerParent({
  listen: () =>
    new Promise<number>((resolve) => {
      server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
    }),
});

export type BareBolt = { listen(nothing: undefined): number };
