/** What a person has left on this phone. Fetched only here: signing in needs nothing else of the outbox. */

/** Exactly how much of their work has not been sent; 0 when their store cannot be read. */
export async function unsentCountOf(personId: string): Promise<number> {
  try {
    return await (await import('#lib/outbox/unsent-count.ts')).unsentCountOf(personId);
  } catch {
    return 0;
  }
}
