import type { EntityManager } from '../platform/database.ts';
import { hashOf } from '../platform/secret.ts';
import type { Person } from './operation.ts';

/** So many of the newest are named, and as many of all. */
const MOST_OF_EACH = 100;

/**
 * Hashes of the photos and files of a person whose bytes have not arrived. A phone keeps what it sent for a while only,
 * so when a disk was lost most of them may be on no phone any more. Named are the newest, which a phone is likeliest to
 * have, and beside them those behind a place that is another each time, lest some be asked for never (S5).
 */
export async function missingBlobs(
  em: EntityManager,
  { agencyId, personId }: Pick<Person, 'agencyId' | 'personId'>,
  now: Date,
): Promise<string[]> {
  const own = [personId, false, agencyId];
  const place = hashOf(now.toISOString());
  const values = [...own, ...own, MOST_OF_EACH, place, MOST_OF_EACH];
  const missing = await em.execute<{ sha256: string }[]>(MISSING, values);
  return missing.map(({ sha256 }) => sha256);
}

const OWN = 'attached_by_id = ? and stored = ? and agency_id = ? and withdrawn_at is null';
/** Ids are born on the phone in the order of time (LOG1). */
const MISSING = `
  with evidence as (
    select id, sha256 from evidence_photo where ${OWN} union all select id, sha256 from evidence_file where ${OWN}
  ), missing as (
    select sha256, max(cast(id as text)) as last_id from evidence group by sha256
  )
  select sha256 from (select sha256 from missing order by last_id desc limit ?) as newest
  union
  select sha256 from (select sha256 from missing order by sha256 < ?, sha256 limit ?) as others`;
