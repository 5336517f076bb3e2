/** The beginning of what somebody wrote, on one line, ended by a word and … where there is more. At most `most` UTF-16 units. */
export function excerpt(text: string, most: number): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  if (line.length <= most) return line;
  let end = most - 1;
  // Half a character would be shown as a question mark.
  if (/[\ud800-\udbff]/.test(line.charAt(end - 1))) end -= 1;
  const cut = line.slice(0, end);
  const word = cut.lastIndexOf(' ');
  return `${word > most / 2 ? cut.slice(0, word) : cut}…`;
}
