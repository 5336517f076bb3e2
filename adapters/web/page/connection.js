/** Milliseconds without a sign of life after which the stream counts as dead: three of the server's beats. */
const silence = 30_000;
/** Milliseconds between two attempts where the browser doesn't try by itself. */
const pause = 1_500;

const kinds = ['snapshot', 'chat', 'post'];

let source;
let watchdog;
let again;

/**
 * Follows a chat, and the team's channels, for as long as the page is open. Every connection begins with a
 * snapshot, so a reconnect catches up by itself.
 * @param {string | undefined} chat
 * @param {(kind: string, data: any) => void} onEvent
 * @param {(state: 'lost' | 'live') => void} onState
 */
export function follow(chat, onEvent, onState) {
  source?.close();
  clearTimeout(again);
  const mine = new EventSource(`/playground/events${chat ? `?chat=${encodeURIComponent(chat)}` : ''}`);
  source = mine;

  const restart = () => {
    if (source === mine) follow(chat, onEvent, onState);
  };
  const alive = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => {
      onState('lost');
      restart();
    }, silence);
  };

  for (const kind of kinds) {
    mine.addEventListener(kind, ({ data }) => {
      if (source !== mine) return;
      alive();
      onState('live');
      onEvent(kind, JSON.parse(data));
    });
  }
  mine.addEventListener('beat', alive);
  mine.addEventListener('error', () => {
    if (source !== mine) return;
    onState('lost');
    // After an answer that is no stream the browser gives up; after a broken connection it tries again by itself.
    if (mine.readyState === EventSource.CLOSED) again = setTimeout(restart, pause);
  });
  alive();
}
