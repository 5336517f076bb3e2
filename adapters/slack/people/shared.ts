/**
 * Whether anybody but the app and one person reads a channel: everything but their direct messages, whose ids begin with D.
 *
 * @param channel undefined: the direct messages of a person
 */
export function isReadByOthers(channel: string | undefined): boolean {
  return channel !== undefined && !channel.startsWith('D');
}
