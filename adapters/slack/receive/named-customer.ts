import type { App } from '@slack/bolt';
import type { Team } from '../../../conversations/team.ts';
import { nameFailure } from '../api/failures.ts';
import type { Web } from '../api/web.ts';
import type { People } from '../people/people.ts';
import { agentsOf, teamOf } from '../people/teams.ts';
import type { Log } from '../setup/settings.ts';
import { noticeModal } from '../show/modal.ts';
import { readWhom, whomError, whomModal, whomView } from '../show/whom-modal.ts';
import { NotStored } from './answering.ts';
import type { Endings } from './endings.ts';
import type { Settle } from './settling.ts';
import type { Signal } from './signals.ts';
import type { openWords } from './words.ts';

interface Needs {
  readonly web: Web;
  readonly people: People;
  readonly teams: readonly Team[];
  readonly endings: Endings;
  readonly log: Log;
  readonly settle: Settle;
  readonly words: ReturnType<typeof openWords>;
}

/**
 * A thread that a bot or a form began has a customer whom only an agent can tell.
 * @returns what asks the agent who gave the signal; false: Slack did not open the modal, or too late
 */
export function listenForNamed(app: App, { web, people, teams, endings, log, settle, words: wordsFor }: Needs) {
  app.view({ callback_id: whomView, type: 'view_submission' }, async ({ ack, body }) => {
    const since = Date.now();
    const named = readWhom(body);
    if (named === undefined) return ack(whomError(wordsFor(undefined).nobodyChosen()));
    const { id, at, by, channel, root, customer } = named;
    const words = wordsFor(channel);
    const wrong = await whyNot(customer, channel);
    if (wrong !== undefined) return ack(whomError(wrong));
    // Named anew, the same signal is another one: the first choice may have been refused.
    const signal = { id: `${id}:${customer}`, at: new Date(at), by, channel, root, customer };
    const given = { ...signal, chatId: `${channel}:${root}` };
    try {
      const settled = await settle(() => endings.ofNamed(signal), given, { user: by }, since);
      const say = settled.kind === 'said' ? settled.say : words.notEnded();
      await ack({ response_action: 'update', view: noticeModal(words.whoIsIt().title, say) });
    } catch (error) {
      if (!(error instanceof NotStored)) throw error;
      await ack(whomError(words.notSaved()));
    }
  });

  /** Whom nobody would ask, found out while another choice can be made: once it is stored, the chat has had its end. */
  async function whyNot(customer: string, channel: string): Promise<string | undefined> {
    const words = wordsFor(channel);
    const known = await people.lookIfKnown(customer);
    if (known?.isBot === true) return words.isABot();
    if (known?.isDeactivated === true) return words.isDeactivated();
    const team = teamOf(teams, channel);
    if (agentsOf(team).length === 0) return undefined;
    return (await people.isAgent(customer, team).catch(() => false)) ? words.isAnAgent() : undefined;
  }

  return async ({ trigger, id, at, channel }: Signal, root: string): Promise<boolean> => {
    if (trigger === undefined) return false;
    try {
      const view = whomModal({ id, at: at.getTime(), channel, root }, wordsFor(channel).whoIsIt());
      await web.quick.views.open({ trigger_id: trigger, view });
      return true;
    } catch (error) {
      log('warn', { outcome: nameFailure(error, 'reading') }, 'slack: the field for the customer could not be opened');
      return false;
    }
  };
}
