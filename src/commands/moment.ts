/** A moment in words, in the zone whose name stands with it: `Mon, 23 Nov 2026, 09:00 (Europe/Berlin)`. */
export function moment(at: Date, zone: string): string {
  const day: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' };
  const time: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', timeZone: zone };
  return `${new Intl.DateTimeFormat('en-GB', { ...day, ...time }).format(at)} (${zone})`;
}
