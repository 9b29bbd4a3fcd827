/** Clearing away what nobody needs any more: parts nobody finished, and bytes that nothing names. */
import { dirname } from 'node:path';
import { Agency } from '../agency/agency.entity.ts';
import type { EntityManager } from '../platform/database.ts';
import type { House } from '../platform/context.ts';
import type { Task } from '../platform/job.ts';
import { columns, rows } from '../platform/rows.ts';
import { inTransaction, type Tx } from '../platform/transaction.ts';
import { ReportFile } from '../report/report-file.entity.ts';
import { EvidenceFile } from './evidence-file.entity.ts';
import { EvidencePhoto } from './evidence-photo.entity.ts';
import { HeldBytes } from './held-bytes.entity.ts';

type Kept = Pick<House, 'database' | 'blobs' | 'uploads' | 'clock'>;

const HOUR_MS = 60 * 60 * 1000;
const UNFINISHED_MS = 24 * HOUR_MS;
const UNNAMED_MS = 30 * 24 * HOUR_MS;
/** What is looked at between two breaths, while phones send: an agency holds hundreds of thousands of photos. */
const PART = 200;

/** None in a folder whose photos this database does not name; `warn` is told what to do. */
export async function sweepings(house: Kept, warn: (sentence: string) => void): Promise<Task[]> {
  const doubt = await doubtAbout(house);
  if (doubt !== null) {
    warn(doubt);
    return [];
  }
  return [
    { key: 'unfinished', run: () => sweepUnfinished(house) },
    { key: 'unnamed', run: () => sweepUnnamed(house) },
  ];
}

async function sweepUnfinished({ uploads, blobs, clock }: Kept): Promise<void> {
  const before = new Date(clock().getTime() - UNFINISHED_MS);
  await uploads.removeOlderThan(before);
  await blobs.removeLeftovers(before);
}

async function sweepUnnamed(house: Kept): Promise<void> {
  const { database, clock, blobs } = house;
  const before = new Date(clock().getTime() - UNNAMED_MS);
  if (!(await hasLasted(database.fork(), before))) return;
  const office = { database, clock, caller: null };
  for await (const { agencyId, sha256 } of unnamedRows(database.fork(), before)) {
    await inTransaction(office, (tx) => letGo(tx, agencyId, sha256));
  }
  for await (const hashes of blobs.olderThan(before)) {
    const named = await namedAmong(database.fork(), hashes);
    for (const sha256 of hashes) if (!named.has(sha256)) await removeUnnamed(house, sha256);
  }
}

/** Whether every epoch began before: in a young one phones still name again what a restored database lacks (S5). */
async function hasLasted(em: EntityManager, before: Date): Promise<boolean> {
  return (await em.count(Agency, { epochBeganAt: { $gte: before } })) === 0;
}

/** What agencies hold and no photo or file of theirs names, withdrawn ones included; asked for a part at a time. */
async function* unnamedRows(em: EntityManager, before: Date): AsyncIterable<Key> {
  for (const { id: agencyId } of await rows(em, Agency, {})) {
    for (let after: string | undefined = ''; after !== undefined;) {
      const which = { agencyId, storedAt: { $lt: before }, sha256: { $gt: after } };
      const part: Key[] = await rows(em, HeldBytes, which, { orderBy: { sha256: 'asc' }, limit: PART });
      const among = { agencyId, sha256: { $in: part.map(({ sha256 }) => sha256) } };
      const photos = await columns(em, EvidencePhoto, ['sha256'], among);
      const files = await columns(em, EvidenceFile, ['sha256'], among);
      const named = new Set([...photos, ...files].map(({ sha256 }) => sha256));
      yield* part.filter(({ sha256 }) => !named.has(sha256));
      after = part.length < PART ? undefined : part.at(-1)?.sha256;
    }
  }
}
type Key = Pick<HeldBytes, 'agencyId' | 'sha256'>;

/** Looked at again with the row held: a photo may have begun to name it. */
async function letGo(tx: Tx, agencyId: string, sha256: string): Promise<void> {
  await rows(tx.em, HeldBytes, { agencyId, sha256 }, { lock: true });
  const photos = await rows(tx.em, EvidencePhoto, { agencyId, sha256 }, { limit: 1 });
  const files = await rows(tx.em, EvidenceFile, { agencyId, sha256 }, { limit: 1 });
  if (photos.length + files.length === 0) await tx.em.nativeDelete(HeldBytes, { agencyId, sha256 });
}

async function removeUnnamed({ blobs, database }: Kept, sha256: string): Promise<void> {
  await blobs.alone(sha256, async () => {
    if (!(await namedAmong(database.fork(), [sha256])).has(sha256)) await blobs.remove(sha256);
  });
}

/** Why nothing may be removed from the folder, and what to do, in words; null where it is this database's. */
async function doubtAbout({ database, blobs }: Kept): Promise<string | null> {
  const agencies = await rows(database.fork(), Agency, {}, { orderBy: { id: 'asc' } });
  const marked = await blobs.marked();
  if (marked !== null && !agencies.some(({ id }) => id === marked)) return anothers(blobs, agencies);
  if (!(await namesMost(database, blobs))) return marked === null ? anothers(blobs, agencies) : tooOld(blobs);
  const [first] = agencies;
  if (marked === null && first) await blobs.markAs(first.id);
  return null;
}

function anothers({ mark }: Kept['blobs'], [first]: readonly Agency[]): string {
  return [
    `The folder of photos (${dirname(mark)}) belongs to another database, and nothing is removed from it.`,
    'Put the database back that belongs to it, or set DATABASE_URL to it, or DATA_DIR to another folder.',
    ...(first ? [`If they do belong together, write ${first.id} into ${mark}.`] : []),
  ].join(' ');
}

function tooOld({ mark }: Kept['blobs']): string {
  return [
    `The database names few of the photos in its folder (${dirname(mark)}), and nothing is removed from it.`,
    'Put a newer backup of the database back. If there is none, run `npm run cli -- restored`: phones send again what it lacks.',
  ].join(' ');
}

/**
 * A folder without a mark is of the database that names what is in it: a photo or two may have come to a wrong one. One
 * with a mark may stand beside its own database as it was long ago.
 */
async function namesMost(database: Kept['database'], blobs: Kept['blobs']): Promise<boolean> {
  const count = { all: 0, named: 0 };
  for await (const hashes of blobs.all()) {
    count.all += hashes.length;
    count.named += (await namedAmong(database.fork(), hashes)).size;
  }
  return count.named * 2 >= count.all;
}

/** Those of the hashes that any row names: a photo or file, stored or not, what an agency holds, or a report's files. */
async function namedAmong(em: EntityManager, hashes: readonly string[]): Promise<Set<string>> {
  const among = { $in: [...hashes] };
  const held = await rows(em, HeldBytes, { sha256: among });
  const photos = await rows(em, EvidencePhoto, { sha256: among });
  const files = await rows(em, EvidenceFile, { sha256: among });
  const ofReports = await rows(em, ReportFile, { sha256: among });
  return new Set([...held, ...photos, ...files, ...ofReports].map(({ sha256 }) => sha256));
}
