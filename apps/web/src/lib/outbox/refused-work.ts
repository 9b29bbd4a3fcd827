/** What a person may do about refused work, and after a slip of the finger; fetched when it is first done. */
export { mend, putBack, splitIntoCopy, takeBack, withdraw } from '@prongsai/outbox';
