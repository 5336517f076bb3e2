import type { Named, Person } from '../../../../conversations/place.ts';
import { isSnowflake, platform } from '../../api/ids.ts';
import { inline } from '../text.ts';

/**
 * People by Discord's own mention, so that a click shows who it is; with `parse: []` among the allowed mentions, and within an
 * embed anyway, it notifies nobody. The name goes before it: for somebody who has left, Discord shows no more than an id.
 * Source: discord.com/developers/docs/resources/message#allowed-mentions-object.
 *
 * @param room characters; what does not fit is counted
 * @returns undefined when none of them lives on Discord
 */
export function namePeople(people: readonly (Person & Named)[], room: number): string | undefined {
  if (!people.some(isHere)) return undefined;
  const named: string[] = [];
  let left = room;
  for (const [index, person] of people.entries()) {
    const shown = nameOne(person);
    left -= shown.length + 2;
    if (left < 0) return [...named, `+${people.length - index}`].join(', ');
    named.push(shown);
  }
  return named.join(', ');
}

function nameOne(person: Person & Named): string {
  const name = inline(person.name ?? '', 100);
  if (!isHere(person)) return name === '' ? inline(person.id, 100) : name;
  return name === '' ? `<@${person.id}>` : `${name} (<@${person.id}>)`;
}

function isHere(person: Person): boolean {
  return person.platform === platform && isSnowflake(person.id);
}
