/** What the configuration may name on a platform. */
export interface PlatformIds {
  readonly platform: string;
  /** Ids of places where something can be posted. */
  readonly channel: RegExp;
  /** Ids of people and, where the platform has them, user groups. */
  readonly person: RegExp;
  /** A sentence that says what an id looks like and where to find it. */
  readonly right: string;
}

/** The platforms that this version talks to. Sources: docs.slack.dev "Understanding IDs"; the playground's are our own. */
export const knownPlatforms: readonly PlatformIds[] = [
  {
    platform: 'slack',
    channel: /^[CGD][A-Z0-9]+$/,
    person: /^[USW][A-Z0-9]+$/,
    right:
      'Write the id, not the name: slack:C… for a channel (at the bottom of its details), slack:U… for a person, slack:S… for a user group.',
  },
  {
    platform: 'web',
    channel: /^[a-z0-9][a-z0-9-]*$/,
    person: /^[a-z0-9][a-z0-9-]*$/,
    right: 'Write lower-case letters, digits and hyphens, such as web:support.',
  },
];
