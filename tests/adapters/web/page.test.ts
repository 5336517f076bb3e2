import { describe, expect, test } from 'vitest';
import type { Message } from '../../../conversations/message.ts';
import { alert, reasonPrompt, scale, scalePrompt, thanks } from '../messages.ts';
import { findBrowser } from './browser.ts';
import { focusedText } from './looks.ts';
import { openPage } from './page.ts';

const executable = findBrowser();

describe.skipIf(executable === undefined)('the page in a browser', () => {
  const at = openPage(executable ?? '');

  test('the whole story by keyboard alone', async () => {
    await at.visit({ reducedMotion: 'no-preference' });
    await at.tabTo(/^end-chat/);
    await at.page.keyboard.press('Enter');
    await at.scores().first().waitFor();
    expect(await at.page.evaluate(focusedText)).toMatch(/^reopen-chat/);
    await at.tabTo(/^3$/);
    await at.page.keyboard.press('Enter');
    await at.page.locator('textarea[name=reason]').waitFor();
    await at.until(`document.activeElement.name === 'reason'`);
    await at.page.keyboard.type('Too slow');
    await at.tabTo(/^Send$/);
    await at.page.keyboard.press('Enter');
    await at.page.getByText('Your answer helps us to get better.').waitFor();
    await at.page.getByTestId('alerts-log').getByText('Too slow').waitFor();
    expect(at.received).toMatchObject([
      { kind: 'chatEnded' },
      { kind: 'answered', score: 3 },
      { kind: 'reasonGiven', text: 'Too slow' },
    ]);
  });

  test('the follow-up takes the place of the question, and the alert is in the team’s channel at once', async () => {
    await at.visit();
    await at.endChat();
    const post = at.page.getByTestId('chat-log').locator('article[data-author=afterword]');
    const id = await post.getAttribute('id');
    await at.scores().nth(3).click();
    await at.page.getByTestId('chat-log').getByText('You gave a 3').waitFor();
    expect(await post.count()).toBe(1);
    expect(await post.getAttribute('id')).toBe(id);
    await at.page.getByTestId('alerts-log').getByText('Ada gave 2 out of 10').waitFor();
    await at.until(`document.getElementById('announcer').textContent.includes('support-alerts')`);
  });

  test('a double click counts once', async () => {
    await at.visit();
    await at.endChat();
    let release = () => {};
    at.answers(
      () =>
        new Promise((resolve) => {
          release = () => resolve({ kind: 'accepted' });
        }),
    );
    await at.scores().nth(8).dblclick();
    await at.until(`document.querySelector('[data-score="8"]').ariaBusy === 'true'`);
    await at.scores().nth(8).press('Enter');
    release();
    await at.page.getByTestId('chat-log').getByText('You gave a 3').waitFor();
    expect(at.received.filter(({ kind }) => kind === 'answered')).toHaveLength(1);
  });

  test('a key that is held down counts once, although the focus moves on', async () => {
    await at.visit();
    await at.endChat();
    await at.show('survey', 'chat-welcome', thanks);
    await at.page.getByRole('button', { name: 'Change my score' }).focus();
    await at.page.keyboard.down('Enter');
    await at.until(`document.querySelector('[data-intent=reconsidered]')?.ariaBusy !== 'true'`);
    await at.show('survey', 'chat-welcome', scale);
    await at.until(`document.activeElement.dataset.score === '0'`);
    for (let repeats = 0; repeats < 5; repeats += 1) await at.page.keyboard.down('Enter');
    await at.page.keyboard.up('Enter');
    await at.page.getByTestId('composer-text').fill('the last word');
    await at.page.getByTestId('send').click();
    await at.page.getByTestId('chat-log').getByText('the last word').waitFor();
    expect(at.received.map(({ kind }) => kind)).toEqual(['chatEnded', 'reconsidered', 'said']);
  });

  test('Enter struck twice on “Change score” is on the score that stands, and gives none', async () => {
    await at.visit();
    await at.endChat();
    const standing: Message = { ...scale, ask: { ...scalePrompt, chosen: 9 } };
    at.answers(async ({ kind }) => ({ kind: 'accepted', ...(kind === 'reconsidered' && { shows: standing }) }));
    await at.show('survey', 'chat-welcome', thanks);
    await at.page.getByRole('button', { name: 'Change my score' }).focus();
    await at.page.keyboard.press('Enter');
    await at.until(`document.activeElement.dataset.score === '9'`);
    await at.page.keyboard.press('Enter');
    await at.page.keyboard.press(' ');
    expect(at.received.map(({ kind }) => kind)).toEqual(['chatEnded', 'reconsidered']);
    // Meant, a moment later, it is a press like any other: on what stands.
    await expect
      .poll(async () => {
        await at.page.keyboard.press('Enter');
        return at.received.at(-1);
      })
      .toMatchObject({ kind: 'answered', score: 9 });
  });

  test('arrow keys go from score to score', async () => {
    await at.visit();
    await at.endChat();
    await at.scores().nth(3).focus();
    for (const [key, score] of Object.entries({
      ArrowRight: '4',
      ArrowLeft: '3',
      End: '10',
      ArrowRight2: '10',
      Home: '0',
    })) {
      await at.page.keyboard.press(key.replace(/2$/, ''));
      expect(await at.page.evaluate('document.activeElement.dataset.score')).toBe(score);
    }
    expect(at.received.map(({ kind }) => kind)).toEqual(['chatEnded']);
  });

  test('a click that failed says so, and its second attempt has the id of the first', async () => {
    await at.visit();
    await at.endChat();
    const tried: string[] = [];
    at.answers(async ({ id }) => {
      tried.push(id);
      if (tried.length === 1) throw new Error('the database is away');
      return { kind: 'accepted' };
    });
    await at.scores().nth(0).click();
    await at.page.getByRole('alert').getByText('could not store this').waitFor();
    await at.page.getByRole('button', { name: 'Try again' }).click();
    await at.page.getByTestId('chat-log').getByText('You gave a 3').waitFor();
    expect(tried).toHaveLength(2);
    expect(new Set(tried).size).toBe(1);
    expect(at.received.at(-1)).toMatchObject({ kind: 'answered', score: 0 });
  });

  test('why a click was ignored is said beside it', async () => {
    await at.visit();
    await at.endChat();
    at.answers(async () => ({ kind: 'ignored', because: 'closed', say: 'This question is <closed>.' }));
    await at.page.getByRole('button', { name: 'Not now' }).click();
    await at.page
      .locator('article[data-author=afterword]')
      .getByRole('status')
      .getByText('This question is <closed>.')
      .waitFor();
  });

  test('while Afterword is away the page says so, and then catches up by itself', async () => {
    await at.visit();
    await at.playground.adapter.stop();
    await at.page.getByTestId('connection').getByText('Reconnecting…').waitFor();
    await at.page.getByTestId('composer-text').fill('Anybody there?');
    await at.page.getByTestId('send').click();
    await at.page.getByRole('alert').waitFor();
    expect(await at.page.getByTestId('composer-text').inputValue()).toBe('Anybody there?');
    await at.show('alert', 'support-alerts', alert('Missed words'));
    await at.playground.restart();
    await at.page.getByTestId('connection').getByText('Live').waitFor();
    await at.page.getByTestId('alerts-log').getByText('Missed words').waitFor();
    await at.page.getByRole('button', { name: 'Try again' }).click();
    await at.page.getByTestId('chat-log').getByText('Anybody there?').waitFor();
    expect(at.received).toMatchObject([{ kind: 'said', text: 'Anybody there?' }]);
  });

  test('what somebody is typing survives a change of the message around it', async () => {
    await at.visit();
    await at.show('survey', 'chat-welcome', reasonPrompt);
    const field = at.page.locator('textarea[name=reason]');
    await field.fill('Half a thou');
    await at.show('survey', 'chat-welcome', { ...reasonPrompt, blocks: [{ kind: 'text', text: 'Changed meanwhile' }] });
    await at.page.getByText('Changed meanwhile').waitFor();
    expect(await field.inputValue()).toBe('Half a thou');
    await at.until(`document.activeElement.name === 'reason'`);
  });

  test('both can write, and a new chat has a new customer', async () => {
    await at.visit();
    await at.page.getByTestId('composer-text').fill('8/10 <b>');
    await at.page.keyboard.press('Enter');
    await at.page.getByTestId('chat-log').getByText('8/10 <b>').waitFor();
    await at.page.getByTestId('composer').getByText('Robin agent').click();
    await at.page.getByTestId('composer-text').fill('Thank you');
    await at.page.getByTestId('send').click();
    await at.page.locator('article[data-author=agent]').getByText('Thank you').waitFor();
    expect(at.received).toMatchObject([
      { kind: 'said', text: '8/10 <b>', by: { id: 'customer-welcome' } },
      { kind: 'said', text: 'Thank you', by: { id: 'agent-1' } },
    ]);
    await at.page.getByTestId('new-chat').click();
    await at.page.getByRole('heading', { name: 'Mateo Rossi' }).waitFor();
    await at.page.getByTestId('chat-list').getByText('Amara Okafor').click();
    await at.page.getByRole('heading', { name: 'Amara Okafor' }).waitFor();
    await at.page.reload();
    await at.page.getByTestId('chat-log').getByText('8/10 <b>').waitFor();
  });

  test('what somebody is typing survives a reload, and waits while they look at another chat', async () => {
    await at.visit();
    await at.show('survey', 'chat-welcome', reasonPrompt);
    const [composer, why] = [at.page.getByTestId('composer-text'), at.page.locator('textarea[name=reason]')];
    await composer.fill('Half a question');
    await why.fill('Half a reason');
    await at.page.reload();
    await why.waitFor();
    expect(await Promise.all([composer.inputValue(), why.inputValue()])).toEqual(['Half a question', 'Half a reason']);

    await at.page.getByTestId('new-chat').click();
    await at.page.getByRole('heading', { name: 'Mateo Rossi' }).waitFor();
    expect(await composer.inputValue()).toBe('');
    await at.page.getByTestId('chat-list').getByText('Amara Okafor').click();
    await at.page.getByRole('heading', { name: 'Amara Okafor' }).waitFor();
    expect(await Promise.all([composer.inputValue(), why.inputValue()])).toEqual(['Half a question', 'Half a reason']);

    await composer.press('Enter');
    await at.page.getByTestId('chat-log').getByText('Half a question').waitFor();
    await at.page.getByRole('button', { name: 'Send' }).first().click();
    await at.page.getByText('Your answer helps us to get better.').waitFor();
    await at.show('survey', 'chat-welcome', reasonPrompt);
    await at.page.reload();
    await why.waitFor();
    expect(await Promise.all([composer.inputValue(), why.inputValue()])).toEqual(['', '']);
  });

  test('in two tabs at once each keeps what is typed there, and shows what happened in the other', async () => {
    await at.visit();
    await at.endChat();
    const other = await at.visitAgain();
    await at.page.getByTestId('composer-text').fill('Still typing');
    await at.scores(other).nth(3).click();
    const why = at.page.locator('textarea[name=reason]');
    await why.waitFor();
    expect(await at.page.getByTestId('composer-text').inputValue()).toBe('Still typing');
    await at.until(`document.activeElement.id === 'saying'`);
    expect(await other.getByTestId('composer-text').inputValue()).toBe('');
    await why.fill('From the first');
    await other.locator('textarea[name=reason]').fill('From the second');
    await other.getByRole('button', { name: 'Send' }).first().click();
    await at.page.getByText('Your answer helps us to get better.').waitFor();
    await at.page.getByTestId('alerts-log').getByText('From the second').waitFor();
    // Who was writing there is not thrown out of the page.
    await at.until(`document.activeElement.matches('article[data-author=afterword]')`);
  });

  test('the steps say what happened', async () => {
    await at.visit();
    await at.endChat();
    const steps = at.page.getByTestId('steps');
    for (const [asking, states, words] of [
      ['asked', ['done', 'next', 'to do', 'to do'], 'Click a score'],
      ['scored', ['done', 'done', 'next', 'to do'], 'Say why'],
      ['explained', ['done', 'done', 'done', 'next'], 'Connect your chats'],
      ['declined', ['done', 'over', 'over', 'next'], 'Said “No thanks”'],
      ['optedOut', ['done', 'over', 'over', 'next'], 'Asked not to be asked again'],
      ['notAsked', ['done', 'over', 'over', 'next'], 'Not asked this time'],
      ['expired', ['done', 'over', 'over', 'next'], 'No answer in time'],
    ] as const) {
      at.asks(asking);
      await at.show('survey', 'chat-welcome', thanks);
      await expect
        .poll(() => steps.locator('li').evaluateAll((items) => items.map((item) => item.getAttribute('data-state'))))
        .toEqual(states);
      await steps.getByText(words).waitFor();
      const ticked = (await steps.locator('.number').allTextContents()).map((mark) => mark === '✓');
      expect(ticked).toEqual(states.map((state) => state === 'done'));
      expect(await steps.locator('[aria-current=step]').count()).toBe(1);
    }
  });

  test('times are in English in a German browser too, as the rest of the page is', async () => {
    const german = await at.visitFrom('de-DE');
    const time = german.locator('article time').first();
    expect(await time.textContent()).toMatch(/^\d{1,2}:\d\d$/);
    expect(await time.getAttribute('title')).toMatch(/^(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day/);
  });
});
