import { v7 as uuidv7 } from 'uuid';
import type { Tx } from '../platform/transaction.ts';
import { Activity } from './activity.entity.ts';

/** The last line of every verb: who did what to what, when, in the verb's own transaction (S7). */
export function note(
  tx: Tx,
  deed: string,
  subject: { id: string; agencyId: string },
  details: Record<string, unknown> = {},
): void {
  tx.em.create(
    Activity,
    {
      id: uuidv7(),
      agencyId: subject.agencyId,
      personId: tx.caller?.personId ?? null,
      tokenId: tx.caller?.tokenId ?? null,
      deed,
      subjectId: subject.id,
      details,
      at: tx.now,
    },
    { persist: true },
  );
}
