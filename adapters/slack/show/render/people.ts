import type { RichTextElement } from '@slack/types';
import type { Named, Person } from '../../../../conversations/place.ts';
import { cut } from '../../../cut.ts';

/** Where a member's profile is; undefined when that is not known. @param id the member's */
export type ProfileOf = (id: string) => string | undefined;

/**
 * People as links to their profiles. A mention, in markup or as an element of rich text, notifies whoever it names and is in the
 * channel, and Slack has no way to switch that off; the address that "Copy link to profile" gives leads to the same and
 * tells nobody.
 *
 * @param room characters of their names; what does not fit is counted
 * @returns undefined when none of them can be linked
 */
export function linkPeople(
  people: readonly (Person & Named)[],
  room: number,
  profileOf: ProfileOf,
): readonly RichTextElement[] | undefined {
  const elements: RichTextElement[] = [];
  let left = room;
  let isLinked = false;
  for (const [index, person] of people.entries()) {
    const name = cut(person.name?.trim() ? person.name : person.id, 100);
    left -= name.length + 2;
    if (index > 0) elements.push({ type: 'text', text: ', ' });
    if (left < 0) {
      elements.push({ type: 'text', text: `+${people.length - index}` });
      break;
    }
    const url = isMember(person) ? profileOf(person.id) : undefined;
    isLinked ||= url !== undefined;
    elements.push(url === undefined ? { type: 'text', text: name } : { type: 'link', url, text: name });
  }
  return isLinked ? elements : undefined;
}

function isMember({ platform, id }: Person): boolean {
  return platform === 'slack' && /^[UW][A-Z0-9]{2,30}$/.test(id);
}
