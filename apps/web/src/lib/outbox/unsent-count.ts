import { countsOf } from '@prongsai/outbox';
import { openPhone } from '../device/phone.ts';
import { readState } from './watch.ts';

/**
 * Exactly how much of a person's work on this phone has not been sent, without opening their outbox: nothing is sent
 * by it. Rejects when their store cannot be read.
 */
export async function unsentCountOf(personId: string): Promise<number> {
  const { db, storage } = openPhone(personId);
  try {
    return countsOf(await readState(storage)).unsent;
  } finally {
    db.close();
    db.news.close();
  }
}
