/**
 * What somebody is typing, kept in this tab until it is sent: a reload, another chat or a restart of the browser's tab loses
 * no word. Where the browser keeps nothing, the field is all there is.
 */
export const drafts = {
  /** @param {string} name what is being written, such as `chat-welcome` */
  read(name) {
    try {
      return sessionStorage.getItem(`draft:${name}`) ?? undefined;
    } catch {
      return undefined;
    }
  },
  /** Nothing written is nothing kept. */
  keep(name, text) {
    try {
      if (text === '') sessionStorage.removeItem(`draft:${name}`);
      else sessionStorage.setItem(`draft:${name}`, text);
    } catch {}
  },
};
