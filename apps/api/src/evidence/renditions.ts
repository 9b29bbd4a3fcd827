/**
 * The copies of photos that people are shown. They are made behind the requests, for whatever row says that nobody has
 * looked at its pixels yet, and at once for whoever asks before.
 */
import { note } from '../activity/note.ts';
import type { BlobStore, Variant } from '../platform/blob-store.ts';
import type { House } from '../platform/context.ts';
import type { Task } from '../platform/job.ts';
import { Problem } from '../platform/problem.ts';
import { rows } from '../platform/rows.ts';
import { hashOf } from '../platform/secret.ts';
import { inTransaction, type Tx } from '../platform/transaction.ts';
import { EvidencePhoto } from './evidence-photo.entity.ts';
import { findBytes, missBytes } from './held-bytes.service.ts';
import { HeldBytes, type BytesKind } from './held-bytes.entity.ts';
import { copiesOf } from './photo-copies.ts';

type Kept = Pick<House, 'database' | 'blobs' | 'clock'>;

const AT_A_TIME = 20;
/** Whoever sends goes first, and yet pictures are looked at: one in so many milliseconds. */
const MOST_PATIENCE_MS = 1_000;

/** Photos nobody has looked at yet, those that came first first. */
export async function unchecked(
  house: Kept & Pick<House, 'uploads'>,
  resting: readonly string[],
): Promise<Task[]> {
  const found = await rows(
    house.database.fork(),
    HeldBytes,
    { kind: 'PHOTO', checkedAt: null, missedAt: null, sha256: { $nin: [...resting] } },
    { orderBy: { storedAt: 'asc' }, limit: AT_A_TIME },
  );
  const hashes = new Set(found.map(({ sha256 }) => sha256));
  return [...hashes].map((sha256) => ({
    key: sha256,
    async run() {
      await house.uploads.quiet(MOST_PATIENCE_MS);
      await check(house, sha256);
    },
  }));
}

/** A copy of a stored photo. @throws Problem PHOTO_UNREADABLE, or NOT_FOUND when its bytes are gone */
export async function copyOf(
  house: Kept,
  sha256: string,
  variant: Exclude<Variant, ''>,
): Promise<Uint8Array> {
  await ensureCopy(house, sha256, variant);
  return house.blobs.read(sha256, variant);
}

/** Makes the copy unless it is there. @throws Problem as `copyOf` */
export async function ensureCopy(house: Kept, sha256: string, variant: Exclude<Variant, ''>): Promise<void> {
  if ((await house.blobs.size(sha256, variant)) !== null) return;
  const fault = await check(house, sha256);
  if (fault !== null) throw new Problem(fault);
}

/** A file's bytes as they came. @throws Problem NOT_FOUND when they are gone */
export async function originalOf(house: Kept, sha256: string): Promise<Uint8Array> {
  const bytes = await house.blobs.alone(sha256, () => bytesOrMissed(house, sha256));
  if (bytes) return bytes;
  throw new Problem('NOT_FOUND');
}

/** Photos and files whose bytes are on the disk again, as after a volume that was not there came back. */
export async function returned(house: Kept): Promise<Task[]> {
  const missed = await rows(house.database.fork(), HeldBytes, { missedAt: { $ne: null } });
  const kinds = new Map(missed.map(({ sha256, kind }) => [sha256, kind]));
  const tasks: Task[] = [];
  for (const [sha256, kind] of kinds)
    if ((await house.blobs.size(sha256)) !== null)
      tasks.push({ key: sha256, run: () => takeBack(house, sha256, kind) });
  return tasks;
}

/** Photos are looked at again, too: their copies may not have come back with them. */
async function takeBack(house: Kept, sha256: string, kind: BytesKind): Promise<void> {
  const isBack = await house.blobs.alone(sha256, async () => {
    const isWhole = (await wholeBytes(house.blobs, sha256)) !== null;
    if (isWhole) await asOffice(house, (tx) => findBytes(tx, sha256));
    return isWhole;
  });
  if (isBack && kind === 'PHOTO') await check(house, sha256);
}

/** Looks at every pixel of a photo, makes its copies, and says in the rows that name it what was found. */
async function check(house: Kept, sha256: string): Promise<'PHOTO_UNREADABLE' | 'NOT_FOUND' | null> {
  const { blobs } = house;
  return blobs.alone(sha256, async () => {
    const bytes = await bytesOrMissed(house, sha256);
    if (!bytes) return 'NOT_FOUND';
    const fault = await makeCopies(blobs, sha256, bytes);
    await asOffice(house, (tx) => markChecked(tx, sha256, fault));
    return fault;
  });
}

/** Remembers those that are not there as missed; in their turn, lest they come again in between. */
async function bytesOrMissed(house: Kept, sha256: string): Promise<Uint8Array | null> {
  const bytes = await wholeBytes(house.blobs, sha256);
  if (!bytes) await asOffice(house, (tx) => missBytes(tx, sha256));
  return bytes;
}

/** Null when there are none, or when the disk has spoilt them: then they go, and what was made of them. */
async function wholeBytes(blobs: BlobStore, sha256: string): Promise<Uint8Array | null> {
  if ((await blobs.size(sha256)) === null) return null;
  const bytes = await blobs.read(sha256);
  if (hashOf(bytes) === sha256) return bytes;
  await blobs.remove(sha256);
  return null;
}

function asOffice<T>({ database, clock }: Kept, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction({ database, clock, caller: null }, work);
}

const COPIES = ['clean', 'print', 'thumb'] as const;

/** Null once every copy is there; what is wrong with the picture otherwise. */
async function makeCopies(
  blobs: BlobStore,
  sha256: string,
  bytes: Uint8Array,
): Promise<'PHOTO_UNREADABLE' | null> {
  const sizes = await Promise.all(COPIES.map((variant) => blobs.size(sha256, variant)));
  if (!sizes.includes(null)) return null;
  try {
    const copies = await copiesOf(bytes);
    for (const variant of COPIES) await blobs.keep(sha256, copies[variant], variant);
    return null;
  } catch (error) {
    if (error instanceof Problem && error.code === 'PHOTO_UNREADABLE') return error.code;
    throw error;
  }
}

/** Phones learn of a fault, and of nothing else: their rows need no new version for copies. */
async function markChecked(tx: Tx, sha256: string, fault: 'PHOTO_UNREADABLE' | null): Promise<void> {
  await tx.em.nativeUpdate(HeldBytes, { sha256 }, { checkedAt: tx.now, fault });
  if (fault === null) return;
  for (const photo of await tx.em.find(EvidencePhoto, { sha256, stored: true, fault: null })) {
    photo.fault = fault;
    note(tx, 'findFault', photo, { fault });
  }
}
