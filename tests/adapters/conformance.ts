import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Adapter, Inbox, Receipt, Ref, Shown, Wish } from '../../adapters/adapter.ts';
import type { Standing } from '../../adapters/standing.ts';
import type { EndRefused, Inbound } from '../../conversations/inbound.ts';
import type { Intent, Message } from '../../conversations/message.ts';
import { scores } from '../../conversations/numbers/score.ts';
import type { Person, Place } from '../../conversations/place.ts';
import {
  alert,
  alertNaming,
  answeredInPublic,
  everyMessage,
  hostileWords,
  invitation,
  optedOutInPublic,
  reasonPrompt,
  scale,
  thanks,
} from './messages.ts';

/** An adapter with the local platform it talks to. One per test; nothing is shared between two. */
const { public: _, ...optedOut } = optedOutInPublic;

export interface Harness {
  /** Started, with the inbox that was given to `open`. After `restart` another one. */
  readonly adapter: Adapter;
  /** Where the respondent is asked. */
  readonly place: Place;
  /** Where the team reads alerts: a place for `audience: 'team'`. */
  readonly teamPlace: Place;
  readonly respondent: Person;
  /** Somebody else who can see `place`. */
  readonly stranger: Person;
  /** What a mention or the address of a link holds that leads a reader to this person. */
  leadsTo(person: Person): string;
  /**
   * Somebody does something with the newest message in `place`, as their client would send it, and the platform
   * waits for the acknowledgement. `reason` opens the field, writes and sends.
   */
  act(who: Person, act: Act): Promise<Acknowledged>;
  /** Somebody changes or deletes what they typed last; absent where nobody can. */
  revise?(who: Person, how: Revision): Promise<Acknowledged>;
  /** The platform delivers the last thing that `act` did once more. */
  redeliver(): Promise<Acknowledged>;
  /** Things no client would send: no invitation, score 11, score 3.5, not even an object ... One result for each. */
  sendMalformed(who: Person): Promise<readonly Acknowledged[]>;
  /** What the adapter made everybody in the place see, oldest first. */
  visible(place: Place): Promise<readonly Visible[]>;
  /** What only this person was told in `place`, oldest first. */
  told(who: Person): Promise<readonly string[]>;
  /** The next send (creating or editing) ends like this; the ones after are answered properly. */
  inject(fault: Fault): Promise<void> | void;
  /** How the platform stood with us, in the order in which it was told. */
  standings(): readonly Standing['kind'][];
  /** Something that ends a chat, or might, happens in a chat of its own. @returns the id of the chat, or how it begins */
  signal(name: string): Promise<string>;
  /** Somebody deletes a message that was shown. */
  remove(place: Place, ref: Ref): Promise<void> | void;
  /** Stops the adapter and starts a new one, as after a deployment; the platform keeps what it has. */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** What people and platforms do to end a chat, by name. */
export type Ways<Scene> = Readonly<Record<string, Way<Scene>>>;

interface Way<Scene> {
  /** The customer, who is the respondent of the harness, is asked; or it ends nothing, for this reason. */
  readonly comesTo: 'asked' | EndRefused['because'];
  /** @returns the id of the chat, or how it begins */
  give(scene: Scene): Promise<string>;
}

export type Act =
  | { readonly kind: 'score'; readonly score: number }
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'reason'; readonly text: string }
  | { readonly kind: 'intent'; readonly intent: Intent };

export type Revision =
  | { readonly kind: 'edit'; readonly text: string }
  | { readonly kind: 'erase' }
  /** The platform changes it, and not its text: a link unfurls. */
  | { readonly kind: 'unfurl' };

export type Fault =
  /** Told to wait this many seconds; nothing is created. */
  | { readonly kind: 'busy'; readonly seconds: number }
  | { readonly kind: 'unreachable' }
  | { readonly kind: 'refused' }
  /** The credentials are not accepted, once, though they are right. */
  | { readonly kind: 'unauthorized' }
  /** The platform creates the message, but the answer never arrives. */
  | { readonly kind: 'lost answer' };

export type Acknowledged = 'acknowledged' | 'not acknowledged';

/** One message as its readers see it. */
export interface Visible {
  /** Everything there is to read, with escapes undone: headings, quotes, cells, labels of buttons. */
  readonly text: string;
  /** Labels of what can be clicked, in order. */
  readonly buttons: readonly string[];
  /** Whom or what the message notifies or names as a mention. */
  readonly mentions: readonly string[];
  /** Whom the message notifies: ids, or the words that do. */
  readonly pings: readonly string[];
  /** Where a click on its text (not a button) leads. */
  readonly links: readonly string[];
}

/** Every case of the suite. A harness can leave one out only with a reason. */
export type Case =
  | 'signals'
  | 'shapes'
  | 'scores'
  | 'intents'
  | 'reason'
  | 'typed'
  | 'edited'
  | 'deleted'
  | 'redelivery'
  | 'stranger'
  | 'shared place'
  | 'hostile words'
  | 'people'
  | 'edit'
  | 'gone'
  | 'busy'
  | 'unreachable'
  | 'refused'
  | 'unauthorized'
  | 'uncertain'
  | 'inbox rejection'
  | 'ignored'
  | 'malformed'
  | 'restart'
  | 'describe'
  | 'check';

export interface Subject {
  /** Opens a fresh local platform and an adapter that is started with this inbox. */
  open(inbox: Inbox): Promise<Harness>;
  /** What ends a chat there, and what does not. */
  readonly ways?: Readonly<Record<string, Pick<Way<never>, 'comesTo'>>>;
  /** Why a case does not apply to this platform. */
  readonly skip?: Partial<Readonly<Record<Case, string>>>;
}

/** Holds an adapter to the contract in adapters/adapter.ts. */
export function describeAdapter(name: string, subject: Subject): void {
  describe(`${name} keeps the contract`, () => {
    let harness: Harness;
    let received: Inbound[];
    let answer: (event: Inbound) => Promise<Receipt>;

    beforeEach(async () => {
      received = [];
      answer = async () => ({ kind: 'accepted' });
      harness = await subject.open(async (event) => {
        const receipt = await answer(event);
        received.push(event);
        return receipt;
      });
    });
    afterEach(() => harness.close());

    /** Registers the test, or a skipped one that says why. */
    function holds(which: Case, title: string, run: () => Promise<void>): void {
      const because = subject.skip?.[which];
      if (because === undefined) test(title, run);
      else test.skip(`${title} (left out: ${because})`, () => {});
    }

    const wish = (message: Message, more: Partial<Wish> = {}): Wish => ({
      place: harness.place,
      message,
      key: 'survey-1',
      uncertain: false,
      audience: 'respondent',
      ...more,
    });
    const show = async (message: Message, more: Partial<Wish> = {}): Promise<Ref> =>
      refOf(await harness.adapter.show(wish(message, more)));
    const newest = async (place: Place): Promise<Visible> => {
      const last = (await harness.visible(place)).at(-1);
      if (last === undefined) throw new Error('nothing is visible');
      return last;
    };

    if (subject.ways === undefined)
      holds('signals', 'ends of chats are told once', async () => expect(subject.ways).toBeDefined());
    for (const [way, { comesTo }] of Object.entries(subject.ways ?? {})) {
      const isEnd = comesTo === 'asked';
      holds('signals', isEnd ? `ends the chat, once: ${way}` : `ends nothing, and is kept: ${way}`, async () => {
        const chatId = await harness.signal(way);
        const told = () =>
          received.filter((event) => {
            if (event.kind === 'chatEnded') return event.chat.id.startsWith(chatId);
            return event.kind === 'endRefused' && event.chatId.startsWith(chatId);
          });
        await expect.poll(() => told().length).toBeGreaterThan(0);
        // Nothing else tells that it is not told once more.
        await new Promise((resolve) => setTimeout(resolve, 60));
        expect(new Set(told().map(({ id }) => id)).size).toBe(1);
        const { platform } = harness.adapter;
        expect(told()[0]).toMatchObject(
          isEnd
            ? { kind: 'chatEnded', chat: { source: platform, respondent: harness.respondent } }
            : { kind: 'endRefused', source: platform, because: comesTo, detail: expect.stringMatching(/\w{3}/) },
        );
      });
    }

    for (const [shape, message] of Object.entries(everyMessage)) {
      holds('shapes', `shows: ${shape}`, async () => {
        await show(message);
        expect(await harness.visible(harness.place)).toHaveLength(1);
      });
    }

    holds('scores', 'offers the eleven scores in order, and each arrives as itself', async () => {
      await show(scale);
      expect((await newest(harness.place)).buttons.slice(0, 11)).toEqual(scores.map(String));
      for (const score of scores) {
        expect(await harness.act(harness.respondent, { kind: 'score', score })).toBe('acknowledged');
      }
      expect(received).toHaveLength(scores.length);
      for (const [index, score] of scores.entries()) {
        expect(received[index]).toMatchObject({ kind: 'answered', invitation, score, by: harness.respondent });
        expect(received[index]?.at.getTime()).toBeGreaterThan(0);
      }
      expect(new Set(received.map((event) => event.id)).size).toBe(scores.length);
    });

    for (const [intent, message] of [
      ['declined', scale],
      ['optedOut', scale],
      ['optedIn', optedOut],
      ['reconsidered', reasonPrompt],
    ] as const) {
      holds('intents', `a click on the way out "${intent}" arrives`, async () => {
        await show(message);
        await harness.act(harness.respondent, { kind: 'intent', intent });
        expect(received).toMatchObject([{ kind: intent, invitation, by: harness.respondent }]);
      });
    }

    holds('reason', 'a reason written into the field arrives as it was written', async () => {
      const text = 'Slow & <dear>, "really".\nSecond line: 10/10 \u{1f600}';
      await show(reasonPrompt);
      expect(await harness.act(harness.respondent, { kind: 'reason', text })).toBe('acknowledged');
      expect(received).toMatchObject([{ kind: 'reasonGiven', invitation, text, by: harness.respondent }]);
    });

    holds('typed', 'what is typed into the place arrives as it was typed', async () => {
      const text = '8 because of <you> & yours > theirs';
      await show(scale);
      expect(await harness.act(harness.respondent, { kind: 'type', text })).toBe('acknowledged');
      expect(received).toMatchObject([{ kind: 'said', text, by: harness.respondent, place: harness.place }]);
    });

    const revise = async (how: Revision): Promise<Acknowledged> => {
      if (harness.revise === undefined) throw new Error('nothing can be changed that was typed');
      return harness.revise(harness.respondent, how);
    };

    holds('edited', 'what is typed and changed arrives as it reads then, under the name of the message', async () => {
      await show(scale);
      await harness.act(harness.respondent, { kind: 'type', text: '8 because fine' });
      expect(await revise({ kind: 'edit', text: '3 because <slow> & rude' })).toBe('acknowledged');
      expect(received).toHaveLength(2);
      const [said, edited] = received;
      expect(edited).toMatchObject({
        kind: 'edited',
        message: said?.id,
        text: '3 because <slow> & rude',
        by: harness.respondent,
        place: harness.place,
      });
      const written = edited?.kind === 'edited' ? edited.writtenAt.getTime() : Number.NaN;
      expect(Math.abs(written - (said?.at.getTime() ?? Number.NaN))).toBeLessThan(1_000);
      expect(edited?.id).not.toBe(said?.id);
      expect(edited?.at.getTime()).toBeGreaterThanOrEqual(said?.at.getTime() ?? Number.NaN);
      await revise({ kind: 'edit', text: '4' });
      expect(received[2]).toMatchObject({ kind: 'edited', message: said?.id, text: '4' });
      expect(new Set(received.map(({ id }) => id)).size).toBe(3);
    });

    holds('deleted', 'what is typed and deleted is told under the name of the message', async () => {
      await show(scale);
      await harness.act(harness.respondent, { kind: 'type', text: '3 because rude' });
      expect(await revise({ kind: 'erase' })).toBe('acknowledged');
      const [said, deleted] = received;
      const { platform } = harness.adapter;
      expect(deleted).toMatchObject({ kind: 'deleted', platform, message: said?.id });
      expect(deleted?.id).not.toBe(said?.id);
    });

    holds('edited', 'what changes about a message but not its text is no edit', async () => {
      await show(scale);
      await harness.act(harness.respondent, { kind: 'type', text: '8, see https://example.com' });
      await revise({ kind: 'unfurl' });
      await revise({ kind: 'edit', text: '7, see https://example.com' });
      await revise({ kind: 'unfurl' });
      const told = new Map(received.map(({ id, kind }) => [id, kind]));
      expect([...told.values()]).toEqual(['said', 'edited']);
    });

    for (const act of [
      { kind: 'score', score: 0 },
      { kind: 'intent', intent: 'declined' },
    ] as const satisfies readonly Act[]) {
      holds('redelivery', `a redelivered click (${act.kind}) has the id of the first`, async () => {
        await show(scale);
        await harness.act(harness.respondent, act);
        expect(await harness.redeliver()).toBe('acknowledged');
        expect(received).toHaveLength(2);
        expect(received[1]).toEqual(received[0]);
      });
    }

    holds('stranger', 'a click by somebody else arrives with their name on it', async () => {
      await show(scale);
      await harness.act(harness.stranger, { kind: 'score', score: 10 });
      expect(received).toMatchObject([{ kind: 'answered', score: 10, by: harness.stranger }]);
    });

    holds('shared place', 'where others read along the question mentions the respondent and nobody else', async () => {
      await show({ ...scale, public: { ...scale, mentions: harness.respondent } });
      const { mentions, text } = await newest(harness.place);
      expect(mentions).not.toEqual([]);
      for (const mention of mentions) expect(mention).toContain(harness.respondent.id);
      expect(text).toContain('How likely is it that you would recommend Acme');
    });

    holds('shared place', 'everybody sees the same thanks, and the respondent alone what they answered', async () => {
      const previous = await show(scale);
      answer = async () => ({ kind: 'accepted', shows: answeredInPublic });
      await harness.act(harness.respondent, { kind: 'score', score: 3 });
      await show(answeredInPublic, { previous });
      for (const { text, buttons } of await harness.visible(harness.place)) {
        expect(text).not.toMatch(/\b3\b|main reason/);
        expect(buttons).toEqual(['Your answer']);
      }
      await harness.act(harness.respondent, { kind: 'intent', intent: 'reviewed' });
      expect(received.at(-1)).toMatchObject({ kind: 'reviewed', invitation, by: harness.respondent });
      await expect.poll(async () => `${(await harness.told(harness.respondent)).at(-1)}`).toContain('You gave a 3');
      expect(await harness.told(harness.stranger)).toEqual([]);
    });

    holds('shared place', 'a wish to stop is confirmed, with its way back, to the respondent alone', async () => {
      const previous = await show(scale);
      answer = async () => ({ kind: 'accepted', shows: optedOutInPublic });
      await harness.act(harness.respondent, { kind: 'intent', intent: 'optedOut' });
      await show(optedOutInPublic, { previous });
      for (const { text, buttons } of await harness.visible(harness.place)) {
        expect(text).not.toContain('ask you again');
        expect(buttons).toEqual([]);
      }
      await expect.poll(async () => `${(await harness.told(harness.respondent)).at(-1)}`).toContain('ask you again');
      expect(await harness.told(harness.stranger)).toEqual([]);
    });

    for (const [which, words] of Object.entries(hostileWords)) {
      holds('hostile words', `a customer's words stay words: ${which}`, async () => {
        await show(alert(words), { place: harness.teamPlace, audience: 'team', key: 'alert-1' });
        const { text, mentions, links } = await newest(harness.teamPlace);
        expect(mentions).toEqual([]);
        expect(links).toEqual([]);
        expect(text).toContain(firstReadableWord(words));
        expect(text).toContain('Grace & Co <support>');
      });
    }

    for (const [which, name] of Object.entries({ 'a plain one': 'Ada Lovelace', ...hostileWords })) {
      const naming = (people: readonly (Person & { readonly name?: string })[]) =>
        show(alertNaming(people, name), { place: harness.teamPlace, audience: 'team', key: 'alert-1' });

      holds('people', `an alert leads to those it names and notifies nobody: ${which}`, async () => {
        const { respondent, stranger } = harness;
        await naming([{ ...respondent, name }, stranger]);
        const { text, pings, links, mentions } = await newest(harness.teamPlace);
        expect(pings).toEqual([]);
        const ways = [...links, ...mentions];
        expect(ways).toHaveLength(2);
        expect(ways[0]).toContain(harness.leadsTo(respondent));
        expect(ways[1]).toContain(harness.leadsTo(stranger));
        expect(text).toContain(firstReadableWord(name));
      });

      holds('people', `people of another platform are named in words: ${which}`, async () => {
        await naming([{ platform: 'elsewhere', id: harness.respondent.id, name }]);
        const { text, pings, links, mentions } = await newest(harness.teamPlace);
        expect([...pings, ...links, ...mentions]).toEqual([]);
        expect(text).toContain(firstReadableWord(name));
      });
    }

    holds('people', 'of more people than fit an alert says how many', async () => {
      const many = Array.from({ length: 200 }, () => ({ ...harness.respondent, name: 'Ada Lovelace' }));
      const place = harness.teamPlace;
      await show(alertNaming(many, 'Ada Lovelace, and others'), { place, audience: 'team', key: 'alert-1' });
      const { text, links, mentions } = await newest(place);
      const shown = links.length + mentions.length;
      expect(shown).toBeGreaterThan(1);
      expect(text).toContain(`+${many.length - shown}`);
    });

    holds('edit', 'what another process may have in hand by now is neither created nor changed', async () => {
      const mayStill = () => false;
      expect(await harness.adapter.show(wish(scale, { mayStill }))).toMatchObject({ kind: 'busy', uncertain: false });
      expect(await harness.visible(harness.place)).toEqual([]);
      const previous = await show(scale);
      const before = await newest(harness.place);
      expect(await harness.adapter.show(wish(thanks, { mayStill, previous }))).toMatchObject({ kind: 'busy' });
      expect(await newest(harness.place)).toEqual(before);
    });

    holds('edit', 'edits in place', async () => {
      const previous = await show(scale);
      await show(thanks, { previous });
      const all = await harness.visible(harness.place);
      expect(all).toHaveLength(1);
      expect(all[0]?.text).toContain('Your answer helps us');
      expect(all[0]?.buttons).toEqual(['Change my score']);
    });

    holds('edit', 'takes away what is over, as often as it is told to, and posts nothing in its place', async () => {
      const previous = await show(scale);
      const over = { ...thanks, ask: undefined, removed: true as const };
      const { ask: _, ...removed } = over;
      for (const attempt of ['the first', 'one after an answer that was lost'])
        expect([attempt, await harness.adapter.show(wish(removed, { previous, editOnly: true }))]).toMatchObject([
          attempt,
          { kind: 'shown' },
        ]);
      const left = await harness.visible(harness.place);
      expect(left.filter(({ buttons }) => buttons.length > 0)).toEqual([]);
      expect(left.length).toBeLessThanOrEqual(1);
    });

    holds('gone', 'a deleted message is gone, and can be posted afresh', async () => {
      const previous = await show(scale);
      await harness.remove(harness.place, previous);
      expect(await harness.adapter.show(wish(thanks, { previous }))).toEqual({ kind: 'gone' });
      await show(thanks);
      expect(await harness.visible(harness.place)).toHaveLength(1);
    });

    holds('busy', 'busy: comes back with the wait to the second, and nothing is shown', async () => {
      await harness.inject({ kind: 'busy', seconds: 17 });
      const outcome = await harness.adapter.show(wish(scale));
      expect(outcome).toMatchObject({ kind: 'busy', retryAfter: 17_000, uncertain: false });
      expect(await harness.visible(harness.place)).toHaveLength(0);
      await show(scale);
    });

    for (const kind of ['unreachable', 'refused'] as const) {
      holds(kind, `${kind}: is an outcome that says why`, async () => {
        await harness.inject({ kind });
        const outcome = await harness.adapter.show(wish(scale));
        expect(outcome).toMatchObject({ kind, because: expect.stringMatching(/\w+/) });
        expect(await harness.visible(harness.place)).toHaveLength(0);
      });
    }

    holds(
      'unauthorized',
      'credentials that are refused once lose nothing: it is shown once, and answered',
      async () => {
        await harness.inject({ kind: 'unauthorized' });
        const outcome = await harness.adapter.show(wish(scale));
        // Where a fresh token is to be had, that is tried first; else the platform is left alone, and goes on by itself.
        if (outcome.kind === 'paused') {
          expect(await harness.visible(harness.place)).toEqual([]);
          expect(harness.standings()).toContain('refused');
          await show(scale);
        } else expect(outcome).toMatchObject({ kind: 'shown' });
        expect(harness.standings().at(-1) ?? 'works').toBe('works');
        expect(await harness.visible(harness.place)).toHaveLength(1);
        expect(await harness.act(harness.respondent, { kind: 'score', score: 9 })).toBe('acknowledged');
        expect(received).toMatchObject([{ kind: 'answered', score: 9 }]);
      },
    );

    holds('unauthorized', 'nor does an edit, and what is clicked meanwhile', async () => {
      const previous = await show(scale);
      await harness.inject({ kind: 'unauthorized' });
      const outcome = await harness.adapter.show(wish(thanks, { previous }));
      expect(['paused', 'shown']).toContain(outcome.kind);
      if (outcome.kind === 'paused') {
        expect(await harness.act(harness.respondent, { kind: 'score', score: 9 })).toBe('acknowledged');
        expect(received).toMatchObject([{ kind: 'answered', score: 9 }]);
        await show(thanks, { previous });
      }
      expect(harness.standings().at(-1) ?? 'works').toBe('works');
      expect((await newest(harness.place)).text).toContain('Your answer helps us');
      expect(await harness.visible(harness.place)).toHaveLength(1);
    });

    holds('uncertain', 'a creation whose answer was lost leaves one message', async () => {
      await harness.inject({ kind: 'lost answer' });
      const outcome = await harness.adapter.show(wish(scale));
      expect(outcome).toMatchObject({ kind: 'busy', uncertain: true });
      const ref = await show(scale, { uncertain: true });
      expect(await harness.visible(harness.place)).toHaveLength(1);
      await show(thanks, { previous: ref });
      expect((await newest(harness.place)).text).toContain('Your answer helps us');
    });

    holds('uncertain', 'after an uncertain attempt that did not arrive, the message is created', async () => {
      await show(thanks, { key: 'another-1' });
      await show(scale, { uncertain: true });
      expect(await harness.visible(harness.place)).toHaveLength(2);
    });

    holds('edit', 'what may only be changed is not created where it is not found', async () => {
      await show(thanks, { key: 'another-1' });
      const outcome = await harness.adapter.show(wish(scale, { uncertain: true, editOnly: true }));
      expect(outcome).toEqual({ kind: 'gone' });
      expect(await harness.visible(harness.place)).toHaveLength(1);
    });

    holds(
      'inbox rejection',
      'what could not be stored is not acknowledged, and the one who clicked is told',
      async () => {
        await show(scale);
        answer = () => Promise.reject(new Error('the database is away'));
        expect(await harness.act(harness.respondent, { kind: 'score', score: 9 })).toBe('not acknowledged');
        expect(received).toEqual([]);
        expect(await harness.told(harness.respondent)).toHaveLength(1);
        answer = async () => ({ kind: 'accepted' });
        expect(await harness.act(harness.respondent, { kind: 'score', score: 9 })).toBe('acknowledged');
        expect(received).toHaveLength(1);
      },
    );

    holds('ignored', 'why a click was ignored is told to the one who clicked, and to nobody else', async () => {
      await show(scale);
      const say = 'Only Ada can answer <this> one.';
      answer = async () => ({ kind: 'ignored', because: 'notTheirs', say });
      expect(await harness.act(harness.stranger, { kind: 'score', score: 1 })).toBe('acknowledged');
      expect(await harness.told(harness.stranger)).toEqual([say]);
      expect(await harness.told(harness.respondent)).toEqual([]);
      expect(await harness.visible(harness.place)).toHaveLength(1);
    });

    holds('ignored', 'nothing is said where there is nothing to say', async () => {
      await show(scale);
      answer = async () => ({ kind: 'ignored', because: 'closed' });
      expect(await harness.act(harness.stranger, { kind: 'score', score: 1 })).toBe('acknowledged');
      expect(await harness.told(harness.stranger)).toEqual([]);
    });

    holds('malformed', 'malformed input is survived and stores nothing', async () => {
      await show(scale);
      const results = await harness.sendMalformed(harness.stranger);
      expect(results.length).toBeGreaterThan(0);
      expect(received).toEqual([]);
      await harness.act(harness.respondent, { kind: 'score', score: 0 });
      expect(received).toMatchObject([{ kind: 'answered', score: 0 }]);
    });

    holds('restart', 'after a restart the old message still works and is edited in place', async () => {
      const previous = await show(scale);
      await harness.restart();
      expect(await harness.act(harness.respondent, { kind: 'score', score: 10 })).toBe('acknowledged');
      expect(received).toMatchObject([{ kind: 'answered', score: 10, invitation }]);
      await show(thanks, { previous });
      expect(await harness.visible(harness.place)).toHaveLength(1);
    });

    holds('describe', 'tells people from bots, and nothing about somebody unknown', async () => {
      expect(await harness.adapter.describe(harness.respondent)).toMatchObject({ isBot: false });
      expect(await harness.adapter.describe({ ...harness.respondent, id: 'nobody-at-all' })).toBeUndefined();
    });

    holds('check', 'finds a working place in order and names one that is not there', async () => {
      const good = await harness.adapter.check([{ place: harness.teamPlace, use: 'alerts', key: 'teams[0].alerts' }]);
      expect(good.filter((finding) => !finding.ok)).toEqual([]);
      const place = { platform: harness.adapter.platform, channel: 'nowhere' };
      const bad = await harness.adapter.check([{ place, use: 'alerts', key: 'teams[0].alerts' }]);
      expect(bad.filter((finding) => !finding.ok)).toMatchObject([
        { what: expect.stringContaining('teams[0].alerts') },
      ]);
    });
  });
}

function refOf(outcome: Shown): Ref {
  if (outcome.kind !== 'shown') throw new Error(`expected it to be shown, but: ${JSON.stringify(outcome)}`);
  return outcome.ref;
}

/** Something that must be left of the words, whatever an adapter does to neutralise them. */
function firstReadableWord(words: string): string {
  return /[a-z]{3,}|\p{Emoji_Presentation}/iu.exec(words)?.[0] ?? words;
}
