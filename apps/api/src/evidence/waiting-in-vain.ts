/** What waits for bytes that its agency has, found by looking at rows (S7). */
import type { House } from '../platform/context.ts';
import type { Task } from '../platform/job.ts';
import { inTransaction } from '../platform/transaction.ts';
import { completeHeld } from './held-bytes.service.ts';

/**
 * On PostgreSQL bytes may arrive at the very moment at which a record begins to name them: neither transaction sees what
 * the other writes, and nobody would send again what the server says it has.
 */
export async function waitingInVain(house: Pick<House, 'database' | 'clock'>): Promise<Task[]> {
  const found = await house.database
    .fork()
    .execute<{ agency_id: string; sha256: string }[]>(
      `${waitingIn('evidence_photo')} union ${waitingIn('evidence_file')}`,
      [false, false],
    );
  return found.map(({ agency_id: agencyId, sha256 }) => ({
    key: `${agencyId} ${sha256}`,
    run: () => inTransaction({ ...house, caller: null }, (tx) => completeHeld(tx, { agencyId, sha256 })),
  }));
}

/** Person by person, for whom what waits is found by an index, and not all that there is read. */
function waitingIn(table: 'evidence_photo' | 'evidence_file'): string {
  return `select held.agency_id, held.sha256
    from person cross join ${table} as evidence cross join held_bytes as held
    where evidence.attached_by_id = person.id and evidence.stored = ?
      and held.agency_id = evidence.agency_id and held.sha256 = evidence.sha256 and held.missed_at is null`;
}
