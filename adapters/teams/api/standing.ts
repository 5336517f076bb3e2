import type { Standing } from '../../standing.ts';

/** What can be wrong, each for itself: signing in, the bot's token at the connector, and the keys of what arrives. */
type Part = 'sign-in' | 'connector' | 'keys';

/** One standing made of the parts': the worst. Told when it changes; `works` not before the bot has signed in and the keys are read. */
export function openStanding(onStanding: (standing: Standing) => void) {
  const parts = new Map<Part, Standing>();
  let last: Standing | undefined;
  return (part: Part, standing: Standing): void => {
    parts.set(part, standing);
    const all = [...parts.values()];
    const worst =
      all.find(({ kind }) => kind === 'refused') ?? all.find(({ kind }) => kind === 'disconnected') ?? works;
    const isWhole = parts.has('sign-in') && parts.has('keys');
    if ((worst.kind === 'works' && !isWhole) || isSame(worst, last)) return;
    last = worst;
    onStanding(worst);
  };
}

const works: Standing = { kind: 'works' };

function isSame(one: Standing, other: Standing | undefined): boolean {
  return one.kind === other?.kind && because(one) === because(other);
}

function because(standing: Standing): string {
  return standing.kind === 'works' ? '' : standing.because;
}
