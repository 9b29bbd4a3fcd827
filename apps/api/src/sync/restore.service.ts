/** What begins once a backup has been put back in place of lost data (S5). */
import { v4 as uuidv4 } from 'uuid';
import { note } from '../activity/note.ts';
import { Agency } from '../agency/agency.entity.ts';
import { missBytes } from '../evidence/held-bytes.service.ts';
import { HeldBytes } from '../evidence/held-bytes.entity.ts';
import type { BlobStore } from '../platform/blob-store.ts';
import { rows } from '../platform/rows.ts';
import type { Tx } from '../platform/transaction.ts';

export interface Restored {
  readonly agencies: number;
  /** Photos the database believed to be here and whose bytes are not. */
  readonly photosMissing: number;
}

/**
 * Every agency gets a new epoch: phones read all anew and send again what the backup has never heard of. Photos
 * whose bytes did not come back with it are waited for again.
 */
export async function beginNewEpoch(tx: Tx, blobs: BlobStore): Promise<Restored> {
  const photosMissing = await expectMissingBytes(tx, blobs);
  const agencies = await tx.em.find(Agency, {});
  for (const agency of agencies) {
    agency.epoch = uuidv4();
    note(tx, 'restore', { id: agency.id, agencyId: agency.id }, { photosMissing });
  }
  return { agencies: agencies.length, photosMissing };
}

async function expectMissingBytes(tx: Tx, blobs: BlobStore): Promise<number> {
  const held = await rows(tx.em, HeldBytes, { missedAt: null });
  let missing = 0;
  for (const sha256 of new Set(held.map((each) => each.sha256)))
    if ((await blobs.size(sha256)) === null) missing += await missBytes(tx, sha256);
  return missing;
}
