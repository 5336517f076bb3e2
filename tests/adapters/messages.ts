import type { Fact, Message, ReasonPrompt, ScalePrompt } from '../../conversations/message.ts';

/**
 * One message of every shape the contract knows, and some that are too much of it. Plain data, so that every adapter
 * is held against the same ones.
 */
export const invitation = '01979d3e-2c1b-7c7e-9f7e-8a5b7c1d2e3f';

export const scalePrompt: ScalePrompt = {
  kind: 'scale',
  invitation,
  question: 'How likely is it that you would recommend Acme to a friend or colleague?',
  low: 'Not at all likely',
  high: 'Extremely likely',
  note: 'Only the team reads your answer.',
  waysOut: [
    { kind: 'intent', intent: 'declined', invitation, label: 'Not now' },
    { kind: 'intent', intent: 'optedOut', invitation, label: 'Stop asking me' },
  ],
};

export const scale: Message = {
  summary: 'How likely is it that you would recommend Acme to a friend or colleague? Choose a number from 0 to 10.',
  blocks: [{ kind: 'text', text: 'How likely is it that you would recommend Acme to a friend or colleague?' }],
  ask: scalePrompt,
};

export const scaleWithChosen: Message = {
  ...scale,
  ask: { ...scalePrompt, chosen: 0, waysOut: [{ kind: 'score', score: 0, invitation, label: 'Keep 0' }] },
};

const prompt: ReasonPrompt = {
  kind: 'reason',
  invitation,
  question: 'What is the main reason for your score?',
  open: 'Tell us why',
  placeholder: 'Whatever comes to mind',
  send: 'Send',
  cancel: 'Cancel',
  typing: 'Or simply reply here.',
  waysOut: [
    { kind: 'intent', intent: 'reconsidered', invitation, label: 'Change my score' },
    { kind: 'intent', intent: 'declined', invitation, label: 'No reason' },
  ],
};

export const reasonPrompt: Message = {
  summary: 'Thank you! You gave a 3. What is the main reason for your score?',
  blocks: [{ kind: 'text', text: 'Thank you! You gave a 3.' }],
  ask: prompt,
};

const reasonToEdit: Message = { ...reasonPrompt, ask: { ...prompt, given: 'Too <slow> & "too" dear' } };

/** What stands where others read along, once something was answered. */
export const answeredInPublic: Message = {
  ...reasonPrompt,
  public: {
    summary: 'Thank you for your answer',
    blocks: [{ kind: 'text', text: 'Thank you for your answer' }],
    ask: { kind: 'actions', actions: [{ kind: 'intent', intent: 'reviewed', invitation, label: 'Your answer' }] },
  },
};

/** A wish not to be asked again is confirmed, with a way back; everybody else can't tell from anything that there was one. */
export const optedOutInPublic: Message = {
  summary: "Understood. We won't ask you again.",
  blocks: [{ kind: 'text', text: "Understood. We won't ask you again." }],
  ask: { kind: 'actions', actions: [{ kind: 'intent', intent: 'optedIn', invitation, label: 'Undo' }] },
  public: { summary: 'No problem.', blocks: [{ kind: 'text', text: 'No problem.' }] },
};

export const thanks: Message = {
  summary: 'Thank you for your answer.',
  blocks: [
    { kind: 'text', text: 'Thank you!', style: 'heading' },
    { kind: 'text', text: 'Your answer helps us to get better.' },
    { kind: 'text', text: 'You can change it until Friday.', style: 'subtle' },
  ],
  ask: { kind: 'actions', actions: [{ kind: 'intent', intent: 'reconsidered', invitation, label: 'Change my score' }] },
};

/** Words that would ring, link, format or escape on one platform or another if they were not treated as plain text. */
export const hostileWords: Readonly<Record<string, string>> = {
  'Slack broadcasts': '<!channel> <!here> <!everyone> <!subteam^S012345> <@U0RESPONDENT> <#C0ALERTS>',
  'typed mentions': '@everyone @here @channel @Ada #general',
  'Teams mention': '<at>Ada Lovelace</at> <at id="0">all</at>',
  'markdown link': '[free money](http://evil.example) ![x](http://evil.example/x.png) <http://evil.example|your bank>',
  'bare addresses': 'go to http://evil.example or www.evil.example or evil.example/login or mail bob@evil.example',
  'right-to-left overrides': 'score \u202e01/01\u202c and \u2066isolated\u2069 \u200f\u061c',
  'breaking out':
    'one\n\n```\ncode\n```\n> not a quote\n# big\n- item\n*bold* _it_ ~no~ `c` ||spoiler|| \\* </blockquote><script>alert(1)</script>',
  'shortcodes and dates': ':smile: :+1: <!date^1392734382^{date}|x>',
  'four thousand emoji': '\u{1f600}'.repeat(4000),
};

export const alert = (words: string): Message => ({
  summary: 'Ada gave 2 out of 10 after a chat with Grace.',
  blocks: [
    { kind: 'text', text: 'Ada gave 2 out of 10', style: 'heading' },
    { kind: 'quote', text: words, by: 'Ada' },
    {
      kind: 'facts',
      facts: [
        { label: 'Helped by', value: 'Grace & Co <support>' },
        { label: 'Channel', value: '#help-acme' },
      ],
    },
  ],
});

/** An alert about somebody, and who else was there. */
export const alertNaming = (people: NonNullable<Fact['people']>, value: string): Message => ({
  summary: 'Somebody gave 2 out of 10.',
  blocks: [{ kind: 'facts', facts: [{ label: 'Customer', value, people }] }],
});

export const digest: Message = {
  summary: 'Support EU: 3 answers yesterday.',
  blocks: [
    { kind: 'text', text: 'Support EU, Friday 20 November', style: 'heading' },
    { kind: 'text', text: 'NPS +33 over 90 days, ±12.' },
    {
      kind: 'table',
      columns: [{ title: 'Who' }, { title: 'Score', align: 'end' }, { title: 'Why' }],
      rows: [
        ['Ada', '2', 'Too <slow> & too dear'],
        ['Bob', '0', ''],
        ['Cleo', '10', '*Lovely* people'],
      ],
    },
    {
      kind: 'facts',
      facts: [{ label: 'Report', value: 'All answers', url: 'https://afterword.example/report?team=eu&days=90' }],
    },
    { kind: 'image', url: 'https://afterword.example/chart.png', alt: 'NPS over 90 days' },
  ],
  ask: {
    kind: 'actions',
    actions: [{ kind: 'link', url: 'https://afterword.example/report', label: 'Open the report' }],
  },
};

/** More of everything than any platform shows. */
export const tooMuch: Message = {
  summary: 'All the answers. '.repeat(400),
  blocks: [
    { kind: 'text', text: 'T'.repeat(300), style: 'heading' },
    { kind: 'text', text: 'Long & wide. '.repeat(600) },
    { kind: 'facts', facts: Array.from({ length: 30 }, (_, n) => ({ label: `Fact ${n}`, value: 'v'.repeat(3000) })) },
    {
      kind: 'table',
      columns: [{ title: 'Who' }, { title: 'Score', align: 'end' }],
      rows: Array.from({ length: 400 }, (_, n) => [`Person ${n} ${'x'.repeat(200)}`, String(n % 11)]),
    },
    ...Array.from({ length: 60 }, (_, n) => ({ kind: 'quote' as const, text: `Words ${n}`, by: `Person ${n}` })),
  ],
  ask: {
    kind: 'actions',
    actions: Array.from({ length: 30 }, (_, n) => ({
      kind: 'link' as const,
      url: `https://afterword.example/${n}`,
      label: `Link ${n} `.repeat(20),
    })),
  },
};

/** By name, for `test.each` and golden files. */
export const everyMessage: Readonly<Record<string, Message>> = {
  scale,
  'scale with chosen': scaleWithChosen,
  'reason prompt': reasonPrompt,
  'reason to edit': reasonToEdit,
  thanks,
  'only a summary': { summary: 'Nothing more to say.', blocks: [] },
  'empty strings': {
    summary: 'Empty',
    blocks: [
      { kind: 'text', text: '' },
      { kind: 'quote', text: '' },
      { kind: 'facts', facts: [] },
    ],
  },
  alert: alert('Slow, and nobody <answered> & called back.'),
  digest,
  'too much': tooMuch,
};
