import type { Standing } from '../../standing.ts';

/** What can be wrong, each for itself: the bot token, and the Socket Mode connection. */
export type Part = 'token' | 'connection';

/** Notes how one part stands; the platform stands as its worst part does. */
export type Note = (part: Part, standing: Standing) => void;

/** Told on when it changes, with the reason that was met first: Slack removes an app and then, another event, its token. */
export function openStanding(onStanding: (standing: Standing) => void): Note {
  const parts = new Map<Part, Standing>();
  let last: Standing | undefined;
  return (part, standing) => {
    if (standing.kind === parts.get(part)?.kind) return;
    parts.set(part, standing);
    const all = [...parts.values()];
    const worst =
      all.find(({ kind }) => kind === 'refused') ?? all.find(({ kind }) => kind === 'disconnected') ?? works;
    if (worst === last) return;
    last = worst;
    onStanding(worst);
  };
}

const works: Standing = { kind: 'works' };
