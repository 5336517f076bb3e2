const tones = 6;

/** Makes an avatar show somebody's initials, in a colour that stays theirs. */
export function paintAvatar(avatar, name, author) {
  avatar.dataset.author = author;
  if (author === 'afterword') return;
  const words = name.split(/\s+/).filter(Boolean);
  const initials = [words[0], words.length > 1 ? words.at(-1) : undefined];
  avatar.textContent = initials
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase();
  let sum = 0;
  for (const character of name) sum = (sum * 31 + character.codePointAt(0)) % 9973;
  avatar.dataset.tone = String(sum % tones);
}

/** The page is in English: in a German browser too its dates are, in the form that most of the world writes. */
const english = navigator.languages.find((language) => /^en\b/.test(language)) ?? 'en-GB';
const clock = new Intl.DateTimeFormat(english, { hour: 'numeric', minute: '2-digit' });
const calendar = new Intl.DateTimeFormat(english, { month: 'short', day: 'numeric' });
const full = new Intl.DateTimeFormat(english, { dateStyle: 'full', timeStyle: 'short' });

/** The time of day, with the date where it isn't today. */
export function when(iso) {
  const at = new Date(iso);
  const today = at.toDateString() === new Date().toDateString();
  return today ? clock.format(at) : `${calendar.format(at)}, ${clock.format(at)}`;
}

export function paintTime(element, iso) {
  element.dateTime = iso;
  element.textContent = when(iso);
  element.title = full.format(new Date(iso));
}
