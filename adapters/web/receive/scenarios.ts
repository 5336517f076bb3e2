/** How a chat begins, so that there is something to end. */
export interface Scenario {
  readonly customer: string;
  readonly asks: string;
  readonly answer: string;
}

const scenarios: readonly Scenario[] = [
  {
    customer: 'Amara Okafor',
    asks: 'Hi! I was charged twice for November. Can you have a look?',
    answer: 'Hi Amara, sorry about that. I refunded the second charge; it will be back on your card within three days.',
  },
  {
    customer: 'Mateo Rossi',
    asks: 'The export keeps failing at 90 %. I need it for a meeting at noon.',
    answer:
      'Thanks for the details, Mateo. The file was too large for one part, so I split it: both halves are in your inbox.',
  },
  {
    customer: 'Yuki Tanaka',
    asks: 'How do I add two colleagues to our account?',
    answer: 'You can invite them under Settings, Members. I raised your limit by two seats, so it works right away.',
  },
  {
    customer: 'Priya Raman',
    asks: 'I can’t sign in since this morning, the code never arrives.',
    answer: 'Your mail server held our codes back, Priya. I sent one by text message instead. Does it work now?',
  },
  {
    customer: 'Lars Nygård',
    asks: 'Our invoice shows the old address. Can it be changed afterwards?',
    answer: 'Yes. I corrected it and sent you a new copy; the old one is void.',
  },
  {
    customer: 'Fatima Zahra El Idrissi',
    asks: 'Is there a way to get the report every Monday without logging in?',
    answer: 'There is: I set up a weekly mail for you, Mondays at 8:00. You can change it under Reports, Schedule.',
  },
  {
    customer: 'Noah Becker',
    asks: 'The app gets really slow with more than a hundred projects.',
    answer: 'You’re right, Noah. I turned on the new list for your account, which loads only what you see.',
  },
  {
    customer: 'Thandiwe Mokoena',
    asks: 'We want to cancel one of our two plans at the end of the year.',
    answer: 'Done: the second plan ends on 31 December and won’t renew. Your data stays for 90 days.',
  },
  {
    customer: 'Ana Souza',
    asks: 'Does the calendar work with our holidays in Brazil?',
    answer: 'It does once the region is set. I switched yours to Brazil, and the holidays are in.',
  },
  {
    customer: 'Omar Haddad',
    asks: 'I deleted a folder by mistake. Is it gone for good?',
    answer: 'No worries, Omar. I restored it with everything in it, as of an hour ago.',
  },
];

/** The one for the n-th chat, from 0; they come round again. */
export function scenario(n: number): Scenario {
  const { length } = scenarios;
  const found = scenarios[((n % length) + length) % length];
  if (found === undefined) throw new Error('there are no scenarios');
  return found;
}
