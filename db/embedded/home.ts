import { readlinkSync } from 'node:fs';

/** Which container we are in (empty where there are none): process ids and 127.0.0.1 mean something else in each. */
export function here(): string {
  try {
    return `${readlinkSync('/proc/self/ns/pid')} ${readlinkSync('/proc/self/ns/net')}`;
  } catch {
    return '';
  }
}
