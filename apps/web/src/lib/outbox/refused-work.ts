/** What a person may do about refused work; fetched when the first of it is touched. */
export { mend, putBack, splitIntoCopy, withdraw } from '@prongsai/outbox';
