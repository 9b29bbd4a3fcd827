/**
 * Gives what `work` gives, or rejects with a sentence when it takes longer than `ms`. A browser that is cut off may
 * leave a promise that never settles; nobody waits for it here, and the timer keeps the process alive meanwhile.
 */
export async function within<T>(ms: number, what: string, work: () => Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`${what} took more than ${ms / 1000} s`)), ms);
  try {
    return await Promise.race([work(), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
