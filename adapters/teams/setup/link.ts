/** A channel, group chat or meeting chat. Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-basics. */
export const channelId = /^19:[^\s@;%]+@thread\.[a-z0-9]+$/;

/** Where Teams' links lead, in each cloud. */
const hosts =
  /^(teams\.microsoft\.com|teams\.cloud\.microsoft|(gov\.|dod\.)?teams\.microsoft\.us|teams\.microsoftonline\.cn)$/;

/**
 * The id of the channel or chat that a link of Teams leads to: of “Get link to channel”, and of a message or chat in it.
 * Source: learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams.
 */
export function channelOfLink({ hostname, pathname }: URL): string | undefined {
  if (!hosts.test(hostname)) return undefined;
  const [, written = ''] = /^\/l\/(?:channel|message|chat)\/([^/]+)/i.exec(pathname) ?? [];
  // Programs that the link was pasted into may have escaped it once more.
  const id = decode(decode(written)).replace(/;messageid=.*$/, '');
  return channelId.test(id) ? id : undefined;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
