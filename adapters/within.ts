/**
 * Milliseconds that are spent on finding out something about somebody or some place while an answer waits for it. Platforms
 * give 3 s to answer a click, and what is asked here can be done without.
 */
export const lookupPatience = 2_000;

/** What the work comes to, or undefined when it takes longer than so many milliseconds. It goes on all the same. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(resolve, Math.max(0, ms), undefined);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
