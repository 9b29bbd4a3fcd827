/** The one place of the web app that reads the clock. */
export const clock = { now: (): Date => new Date() };
