/** Something going wrong on demand. Delays in ms, `retryAfter` in seconds. */
export type Fault =
  | {
      readonly kind: '429';
      readonly retryAfter: number;
      readonly isGlobal?: boolean;
      readonly scope?: 'user' | 'shared';
    }
  /** A gateway error, `before` the request had any effect or `after` it had it all. */
  | { readonly kind: 'server-error'; readonly status: 500 | 502 | 503 | 504; readonly when: 'before' | 'after' }
  /** The token is not accepted, whatever it is. */
  | { readonly kind: 'unauthorized' }
  /** The connection breaks, with or without the request having had its effect. */
  | { readonly kind: 'reset'; readonly when: 'before' | 'after' }
  /** Takes effect at once and is answered late. */
  | { readonly kind: 'slow'; readonly ms: number }
  /** Exactly this, in place of Discord's answer: what stands between an app and Discord answers in pages of its own. */
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body: string;
    }
  | { readonly kind: 'error'; readonly status: number; readonly code: number; readonly message?: string };

type Planned = { readonly route: string; readonly fault: Fault; left: number };

export type Faults = {
  /**
   * Makes the next `times` requests of a route fail: `POST /channels/:channel/messages`, with any id where the route has a
   * `:name`, or with the id itself for one place only; `*` for every request. Faults planned first come first.
   */
  next(route: string, fault: Fault, options?: { readonly times?: number }): void;
  clear(): void;
  /** Takes the fault that is due for this request. */
  take(method: string, path: string): Fault | undefined;
};

/** Whether a route such as `GET /users/:user` covers a path. */
function covers(route: string, method: string, path: string): boolean {
  if (route === '*') return true;
  const [verb, pattern] = route.split(' ');
  const wanted = (pattern ?? '').split('/');
  const given = path.split('/');
  return (
    verb === method &&
    wanted.length === given.length &&
    wanted.every((part, index) => part.startsWith(':') || part === given[index])
  );
}

export function planFaults(): Faults {
  let planned: Planned[] = [];
  return {
    next(route, fault, options = {}) {
      if (route !== '*' && !/^(GET|POST|PATCH|PUT|DELETE) \/\S+$/.test(route)) throw new Error(`${route} is no route`);
      planned.push({ route, fault, left: options.times ?? 1 });
    },
    clear() {
      planned = [];
    },
    take(method, path) {
      const due = planned.find((each) => covers(each.route, method, path));
      if (due === undefined) return undefined;
      due.left -= 1;
      if (due.left <= 0) planned = planned.filter((each) => each !== due);
      return due.fault;
    },
  };
}
