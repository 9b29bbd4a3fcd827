import { v7 } from 'uuid';

/** Ids are born here: UUIDv7, so that they sort by the time of their birth (LOG1). */
export const ids = { next: (): string => v7() };
