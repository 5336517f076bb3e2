/** Tells the time. Everything that needs it is given one, so that tests can say what time it is. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
