/** What a person has left on this phone. */

/**
 * Exactly how much of a person's work on this phone has not been sent; 0 when their store cannot be read. Their
 * outbox is closed afterwards: whoever signs in next, it sends nothing in another's name (C8).
 */
export async function unsentCountOf(personId: string): Promise<number> {
  // Fetched only here: signing in needs nothing else of the outbox.
  const { openOutbox } = await import('#lib/outbox/outbox.svelte.ts');
  try {
    const outbox = await openOutbox(personId);
    const count = await outbox.unsentCount();
    outbox.close();
    return count;
  } catch {
    return 0;
  }
}
