/*
 * What the SDK's client of the Bot Connector has no option for is changed where its requests go through.
 */

/** What is needed of the SDK's client. */
interface Piped {
  readonly client: {
    readonly pipeline: {
      removePolicy(which: { readonly name: string }): readonly unknown[];
      addPolicy(policy: {
        readonly name: string;
        sendRequest<T>(request: { url: string }, next: (request: { url: string }) => Promise<T>): Promise<T>;
      }): void;
    };
  };
}

/**
 * The SDK's client sends a POST again after 5xx and lost connections, which doubles messages, and sleeps out a Retry-After,
 * which holds a worker: the durable queue owns retrying. It follows redirects twenty times, without the token. There is no
 * option for either: the policies are taken out of the pipeline.
 */
export function withoutRetries(client: unknown): void {
  const { pipeline } = (client as Piped).client;
  for (const name of ['defaultRetryPolicy', 'redirectPolicy'])
    if (pipeline.removePolicy({ name }).length === 0)
      throw new Error('this version of botbuilder retries in a way that is not known here');
}

/**
 * A message for one member is a query parameter that this SDK does not know.
 * Source: github.com/microsoft/teams.ts/pull/427, and docs/teams.md (what Teams can show to one person).
 */
export function withTargets(client: unknown, isTargeted: () => boolean): void {
  (client as Piped).client.pipeline.addPolicy({
    name: 'targetedActivity',
    sendRequest(request, next) {
      if (isTargeted()) {
        const address = new URL(request.url);
        address.searchParams.set('isTargetedActivity', 'true');
        request.url = address.href;
      }
      return next(request);
    },
  });
}
