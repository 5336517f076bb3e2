import { describe, expect, test } from 'vitest';
import { scores } from '../../conversations/numbers/score.ts';
import { asked, context, day, hour, invited, minute, reason, score, second, type, typeAside } from './story.ts';

describe('before the question', () => {
  test('it goes out two minutes after the chat ended, and not before', () => {
    invited().wakesAfter(2 * minute);
    invited()
      .when(2 * minute - 1, { kind: 'woke' })
      .ignored('tooEarly')
      .is('waiting');
    invited()
      .when(2 * minute, { kind: 'woke' })
      .is('asked')
      .showed('survey');
  });
  test('the customer writing again cancels it', () => {
    invited().when(minute, type('One more thing, it broke again')).is('withdrawn').showed().wakesAfter(null);
  });
  test('a polite close does not', () => {
    invited().when(minute, type('Thanks a lot!')).ignored('notAskedYet').is('waiting');
  });
  test('words from before the end that arrive late do not', () => {
    invited().when(-second, type('It still fails')).ignored('superseded').is('waiting');
  });
  test('words in another place do not', () => {
    invited().when(minute, typeAside('hello?')).ignored('notAskedYet').is('waiting');
  });
  test('the chat being reopened cancels it', () => {
    invited().when(minute, { kind: 'reopened' }).is('withdrawn');
  });
  test('a last look can find that it is not right to ask any more', () => {
    const why = { kind: 'suppressed', because: 'quietPeriod', detail: 'asked yesterday' } as const;
    invited()
      .when(2 * minute, why)
      .is('suppressed')
      .showed()
      .wakesAfter(null);
    asked().when(hour, why).ignored('superseded');
  });
  test('it waits on when quiet hours have begun by the time it could go out', () => {
    // 10:02 in Berlin; woken at 21:00 only, because everything was down.
    invited()
      .when(11 * hour, { kind: 'woke' })
      .is('waiting')
      .wakesAfter(23 * hour)
      .showed();
  });
  test('it is not asked at all when it could only go out a day late', () => {
    const story = invited()
      .when(2 * minute + 26 * hour, { kind: 'woke' })
      .is('suppressed')
      .showed();
    expect(story.state).toMatchObject({
      because: 'tooLate',
      detail: 'the question could only have gone out 26 hours late',
    });
  });
  test('asked, but shown by no platform for a day, it is recorded as too late and does not appear any more', () => {
    const out = invited().when(2 * minute, { kind: 'woke' });
    const story = out
      .when(2 * minute + day, { kind: 'woke' })
      .is('undeliverable')
      .wakesAfter(null);
    expect(story.state).toMatchObject({ because: 'the question could only have gone out 24 hours late' });
    expect(story.last).toMatchObject({ show: [{ slot: 'survey', editOnly: true }] });
  });
  test('and is answered all the same where it was there without our knowing', () => {
    invited()
      .when(2 * minute, { kind: 'woke' })
      .when(2 * minute + day, { kind: 'woke' })
      .when(2 * minute + day + hour, score(4))
      .is('answered')
      .showed('survey', 'alert');
  });
  test('nothing can be answered yet', () => {
    invited().when(minute, score(9)).ignored('notAskedYet');
    invited().when(minute, reason('slow')).ignored('notAskedYet');
    invited().when(minute, { kind: 'declined' }).ignored('notAskedYet');
    invited().when(minute, { kind: 'optedOut' }).ignored('notAskedYet');
    invited().when(minute, { kind: 'reconsidered' }).ignored('notAskedYet');
  });
});

describe('the question', () => {
  test('is the standard one, with the company, the name, labelled ends and ways out', () => {
    const story = asked();
    expect(story.visible.get('survey')).toMatchObject({
      summary: 'From 0 to 10, how likely is it that you would recommend Acme?',
      blocks: [
        { kind: 'text', text: 'Hi Dana, thanks for talking to Acme support. One quick question:' },
        {
          kind: 'text',
          style: 'heading',
          text: 'How likely is it that you would recommend Acme to a friend or colleague?',
        },
      ],
      ask: {
        kind: 'scale',
        invitation: context.invitation,
        question: 'How likely is it that you would recommend Acme to a friend or colleague?',
        low: 'Not at all likely',
        high: 'Extremely likely',
        note: 'Your answer goes to the team at Acme with your name, and to nobody else.',
        waysOut: [
          { kind: 'intent', intent: 'declined', invitation: context.invitation, label: 'No thanks' },
          { kind: 'intent', intent: 'optedOut', invitation: context.invitation, label: "Don't ask me again" },
        ],
      },
    });
  });
  test('is asked in the respondent’s language', () => {
    asked({ ...context, locale: 'de' }).reads('survey', /Wie wahrscheinlich ist es, dass Sie Acme/);
  });
  test('greets nobody by a name that is not known', () => {
    const { name: _, ...nameless } = context.chat.respondent;
    const story = asked({ ...context, chat: { ...context.chat, respondent: nameless } });
    story.reads('survey', /Thanks for talking to Acme support\. One quick question:/);
    expect(JSON.stringify(story.visible.get('survey'))).not.toContain('Hi ');
  });
});

describe('a score', () => {
  test.each(scores)('%i is stored at the first click and followed up in place', (value) => {
    const story = asked().when(hour, score(value)).is('answered').scored(value).explained(undefined);
    expect(story.last).toMatchObject({ record: [{ kind: 'score', score: value }] });
    story.reads('survey', new RegExp(`your ${value} is saved`));
    expect(story.visible.get('survey')?.ask?.kind).toBe('reason');
  });
  test.each([0, 6])('%i raises an alert', (value) => {
    asked().when(hour, score(value)).showed('survey', 'alert').reads('alert', `${value} out of 10`);
  });
  test.each([7, 8, 9, 10])('%i raises none', (value) => {
    asked().when(hour, score(value)).showed('survey');
  });
  test.each([9, 7, 6])('%i is followed by the same question', (value) => {
    expect(asked().when(hour, score(value)).visible.get('survey')?.ask).toMatchObject({
      question: 'What is the main reason for your score?',
    });
  });
  test.each([11, -1, 3.5, Number.NaN, 1e9])('%d is not one', (value) => {
    asked().when(hour, score(value)).ignored('notAScore').is('asked');
  });
  test('clicked twice counts once', () => {
    const story = asked().when(hour, score(3));
    story.when(hour, score(3)).ignored('unchanged');
    story.when(hour + 1, score(3)).showed();
    expect(story.last).toMatchObject({ record: [] });
  });
  test('is typed as well as clicked', () => {
    asked().when(hour, type('8/10')).is('answered').scored(8);
    asked().when(hour, type('0')).is('answered').scored(0).showed('survey', 'alert');
    asked().when(hour, type('nine')).is('answered').scored(9);
    asked().when(hour, type('a solid 7 because you were slow')).scored(7).explained('you were slow');
  });
  test('typed unreadably is asked for again, once', () => {
    const story = asked().when(hour, type('between 6 and 8')).is('asked').showed('clarification');
    story
      .when(hour + second, type('55'))
      .is('asked')
      .showed();
    story
      .when(hour + minute, type('8'))
      .is('answered')
      .scored(8);
  });
  test('clicked on a question that is just being taken back still counts', () => {
    const story = asked().when(hour, type('It still fails')).is('withdrawn');
    story
      .when(hour + 2 * second, score(10))
      .is('answered')
      .scored(10)
      .reads('survey', 'your 10 is saved');
  });
  test('clicked on an old question does not', () => {
    asked()
      .when(hour, type('It broke again'))
      .when(2 * hour, score(3))
      .ignored('closed')
      .is('withdrawn');
  });
});

describe('the reason', () => {
  test('reaches the alert in place', () => {
    asked()
      .when(hour, score(3))
      .when(hour + minute, reason('Too slow'))
      .showed('survey', 'alert')
      .explained('Too slow')
      .reads('alert', 'Too slow')
      .reads('survey', 'Thank you for telling us');
  });
  test('can be typed, in as many messages as it takes', () => {
    asked()
      .when(hour, score(3))
      .when(hour + minute, type('Too slow'))
      .when(hour + 2 * minute, type('and nobody told me why'))
      .explained('Too slow\nand nobody told me why');
  });
  test('is not what is said later about something else', () => {
    asked()
      .when(hour, score(3))
      .when(hour + minute, type('Too slow'))
      .when(2 * hour, type('By the way, what is my order number?'))
      .showed()
      .explained('Too slow');
  });
  test('sent from the field replaces what was said before', () => {
    asked()
      .when(hour, score(3))
      .when(hour + minute, type('Too slow'))
      .when(hour + 2 * minute, reason('Too slow, and rude'))
      .explained('Too slow, and rude');
  });
  test('of nothing but blanks is none', () => {
    asked()
      .when(hour, score(3))
      .when(hour + minute, reason('  \n '))
      .ignored('empty');
  });
  test('that arrives before the score it explains is kept for it', () => {
    asked()
      .when(hour + minute, reason('Too slow'))
      .is('asked')
      .when(hour, score(3))
      .explained('Too slow')
      .reads('alert', 'Too slow');
  });
  test('a mere thanks is none', () => {
    asked()
      .when(hour, score(9))
      .when(hour + minute, type('thanks!'))
      .ignored('notAnAnswer')
      .explained(undefined);
  });
});

describe('a change of mind', () => {
  test('shows the scale again with what was chosen', () => {
    const story = asked()
      .when(hour, score(3))
      .when(2 * hour, { kind: 'reconsidered' })
      .showed('survey');
    expect(story.visible.get('survey')?.ask).toMatchObject({ kind: 'scale', chosen: 3 });
    story
      .when(2 * hour + second, score(5))
      .scored(5)
      .showed('survey', 'alert')
      .reads('alert', '5 out of 10');
  });
  test('to 7 or more withdraws the alert visibly', () => {
    asked()
      .when(hour, score(3))
      .when(2 * hour, score(8))
      .showed('survey', 'alert')
      .reads('alert', 'Alert withdrawn: now 8 out of 10');
  });
  test('and back raises it again', () => {
    asked()
      .when(hour, score(3))
      .when(2 * hour, score(8))
      .when(3 * hour, score(2))
      .reads('alert', 'Detractor alert: 2');
  });
  test('keeps the reason', () => {
    asked()
      .when(hour, score(3))
      .when(hour + minute, reason('Slow'))
      .when(2 * hour, score(4))
      .explained('Slow');
  });
  test('counts by the time of the click, not of its arrival', () => {
    const story = asked()
      .when(2 * hour, score(8))
      .when(hour, score(3))
      .scored(8);
    expect(story.last).toMatchObject({ kind: 'moved', record: [{ kind: 'score', score: 3 }] });
    // The team would have been told of the 3, and then that it is none any more.
    story.showed('alert').reads('alert', 'Alert withdrawn: now 8 out of 10');
  });
  test('is possible until the invitation closes', () => {
    const expires = 2 * minute + 7 * day;
    asked()
      .when(hour, score(3))
      .when(expires - 1, score(9))
      .scored(9);
    asked().when(hour, score(3)).when(expires, score(9)).ignored('expired').scored(3);
    const story = asked().when(hour, score(3)).wakesAfter(expires).when(expires, { kind: 'woke' }).is('settled');
    story.when(expires + day, score(9)).ignored('expired');
    expect(story.visible.get('survey')?.ask).toBeUndefined();
  });
  test('that was made in time but heard of late still counts', () => {
    const expires = 2 * minute + 7 * day;
    asked()
      .when(expires, { kind: 'woke' })
      .is('expired')
      .when(expires - hour, score(2))
      .is('settled')
      .scored(2);
    asked().when(hour, score(3)).when(expires, { kind: 'woke' }).when(day, score(9)).is('settled').scored(9);
  });
});

describe('no answer', () => {
  test('one reminder after a day, then the end after seven', () => {
    const story = asked()
      .wakesAfter(2 * minute + day)
      .when(2 * minute + day, { kind: 'woke' });
    story.showed('survey', 'reminder').reads('reminder', 'the only one').reads('survey', 'removed');
    story
      .wakesAfter(2 * minute + 7 * day)
      .when(2 * minute + 7 * day, { kind: 'woke' })
      .is('expired');
    story.reads('reminder', 'closed now').wakesAfter(null);
  });
  test('the reminder waits for the end of the quiet hours', () => {
    const evening = { ...context, survey: { ...context.survey, remind: 12 * hour } };
    // 10:02 + 12 h is 22:02; quiet until 09:00 the next day.
    invited(evening)
      .when(2 * minute, { kind: 'woke' })
      .wakesAfter(23 * hour);
  });
  test('the reminder that comes late does not come in quiet hours either', () => {
    asked()
      .when(35 * hour, { kind: 'woke' })
      .showed()
      .wakesAfter(47 * hour)
      .when(47 * hour, { kind: 'woke' })
      .showed('survey', 'reminder');
  });
  test('an answer after the reminder is followed up there', () => {
    asked()
      .when(2 * minute + day, { kind: 'woke' })
      .when(2 * day, score(9))
      .showed('reminder')
      .reads('reminder', '9 is saved');
  });
  test('a question that nobody saw is not repeated', () => {
    const story = invited()
      .when(2 * minute, { kind: 'woke' })
      .when(2 * minute + day, { kind: 'woke' });
    expect(story.visible.has('reminder')).toBe(false);
  });
  test('no reminder where it is switched off', () => {
    asked({ ...context, survey: { ...context.survey, remind: null } }).wakesAfter(2 * minute + 7 * day);
  });
  test('declined is declined, and not reminded of', () => {
    asked().when(hour, { kind: 'declined' }).is('declined').wakesAfter(null).reads('survey', 'No problem');
    asked()
      .when(hour, score(9))
      .when(2 * hour, { kind: 'declined' })
      .ignored('alreadyAnswered');
  });
  test('a score after all is welcome', () => {
    asked()
      .when(hour, { kind: 'declined' })
      .when(hour + minute, score(9))
      .is('answered')
      .scored(9);
  });
  test('"stop" is an opt-out', () => {
    const story = asked().when(hour, type('stop')).is('declined').reads('survey', 'ask you again');
    expect(story.state).toMatchObject({ optedOutAt: expect.any(Number) });
  });
  test('a last score with an opt-out counts, and so does the opt-out', () => {
    const story = asked().when(hour, type('0, stop asking me')).is('answered').scored(0);
    expect(story.state).toMatchObject({ optedOutAt: expect.any(Number) });
  });
  test('an opt-out is honoured whatever else is closed', () => {
    for (const closed of [
      asked()
        .when(8 * day, { kind: 'woke' })
        .is('expired'),
      asked().when(hour, { kind: 'reopened' }).is('withdrawn'),
      asked()
        .when(hour, score(9))
        .when(8 * day, { kind: 'woke' })
        .is('settled'),
    ]) {
      closed.when(9 * day, { kind: 'optedOut' });
      expect(JSON.stringify(closed.state)).toContain('optedOutAt');
    }
  });
  describe('a wish not to be asked again', () => {
    const undo = [{ kind: 'intent', intent: 'optedIn', invitation: context.invitation, label: 'Undo' }];
    test('is confirmed with a way back, which leaves this question closed', () => {
      const story = asked().when(hour, { kind: 'optedOut' });
      expect(story.visible.get('survey')).toMatchObject({ ask: { kind: 'actions', actions: undo } });
      expect(story.visible.get('survey')?.public?.ask).toBeUndefined();
      story
        .when(hour + minute, { kind: 'optedIn' })
        .is('declined')
        .reads('survey', 'ask about this chat again');
      expect(JSON.stringify(story.visible.get('survey'))).not.toContain('Undo');
      expect(story.state).not.toHaveProperty('optedOutAt');
      story.when(hour + 2 * minute, { kind: 'optedIn' }).ignored('unchanged');
      story
        .when(2 * hour, type('9'))
        .is('answered')
        .scored(9);
    });
    test('given with a score has its way back beside the follow-up, and when all is closed', () => {
      const story = asked().when(hour, type('0, stop asking me'));
      expect(story.visible.get('survey')?.ask).toMatchObject({ waysOut: [{ intent: 'reconsidered' }, ...undo] });
      story.when(8 * day, { kind: 'woke' }).is('settled');
      expect(story.visible.get('survey')?.ask).toMatchObject({ actions: undo });
      story
        .when(9 * day, { kind: 'optedIn' })
        .is('settled')
        .scored(0);
      expect(story.state).not.toHaveProperty('optedOutAt');
    });
    test('and its taking back count in the order of their times', () => {
      const story = asked()
        .when(hour, { kind: 'optedOut' })
        .when(3 * hour, type('stop'))
        .when(2 * hour, { kind: 'optedIn' });
      expect(story.state).toHaveProperty('optedOutAt');
    });
  });
  test('the chat going on takes the question back', () => {
    asked().when(hour, { kind: 'reopened' }).is('withdrawn').reads('survey', 'Your chat goes on.');
    asked().when(hour, type('It still fails')).is('withdrawn');
    asked()
      .when(hour, score(9))
      .when(2 * hour, { kind: 'reopened' })
      .showed()
      .is('answered')
      .scored(9);
  });
  test('words in direct messages are asked for again instead', () => {
    asked().when(hour, typeAside('great people')).is('asked').showed('clarification');
  });
  test('a score or a "no thanks" proves that the question was there, whatever became of its delivery', () => {
    const posted = () => invited().when(2 * minute, { kind: 'woke' });
    const because = 'the message may be there already';
    for (const click of [score(9), { kind: 'declined' } as const]) {
      const story = posted().when(hour, click);
      expect(story.state).toMatchObject({ deliveredAt: story.told.endedAt + hour });
      story.when(2 * hour, { kind: 'undeliverable', because }).ignored('superseded');
    }
    const refused = posted()
      .when(hour, { kind: 'undeliverable', because })
      .when(2 * hour, score(9))
      .is('answered');
    expect(refused.state).toMatchObject({ deliveredAt: refused.told.endedAt + 2 * hour });
  });
  const why = { kind: 'undeliverable', because: 'account deactivated' } as const;

  test('undeliverable is closed with the reason', () => {
    invited()
      .when(2 * minute, { kind: 'woke' })
      .when(3 * minute, why)
      .is('undeliverable')
      .wakesAfter(null);
  });
  test('a question that was there and is lost is undeliverable, and a click on it all the same still counts', () => {
    const lost = asked().when(hour, why).is('undeliverable').wakesAfter(null).showed();
    expect(lost.state).toMatchObject({ because: 'account deactivated', lost: true });
    expect(lost.state).toHaveProperty('asked.deliveredAt');
    lost.when(2 * hour, score(9)).is('answered');
    asked()
      .when(hour, score(9))
      .when(2 * hour, why)
      .ignored('superseded');
    asked()
      .when(hour, { kind: 'declined' })
      .when(2 * hour, why)
      .ignored('superseded');
  });
});
