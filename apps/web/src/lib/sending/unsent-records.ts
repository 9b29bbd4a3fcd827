/** Unsent and lately sent work, gathered into records as people count them. */
import type { Operation } from '@prongsai/contract';
import { attachedHash, isKind, recordOf } from '@prongsai/outbox';
import { groupedBy } from '#lib/month/grouped-by.ts';
import type { Outbox } from '#lib/outbox/outbox.svelte.ts';

export interface UnsentRecord {
  /** Of the action or the month's deed. */
  id: string;
  /** What was done to it, in order; photos and files left out unless there is nothing else. */
  ops: readonly Operation[];
  photos: readonly UnsentPhoto[];
  files: readonly UnsentFile[];
}
export interface UnsentPhoto {
  /** Of the photo's record. */
  id: string;
  sha256: string;
}
export interface UnsentFile extends UnsentPhoto {
  name: string;
}

/** How many sent records are worth looking back on. */
const RECENT = 10;

/** In the order in which they will be sent; what waits for a person is not among them. */
export function waitingRecords(outbox: Outbox): UnsentRecord[] {
  const refused = new Set(outbox.attention.map(({ op }) => recordOf(op)));
  return recordsFrom(outbox.unsentOps).filter(({ id }) => !refused.has(id));
}

/** Newest first; only what has wholly arrived. */
export function recentRecords(outbox: Outbox): UnsentRecord[] {
  const unsent = new Set(outbox.unsentOps.map(recordOf));
  const sent = outbox.acknowledged.filter(({ op }) => !unsent.has(recordOf(op)));
  const newestFirst = sent.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : b.version - a.version));
  const ids = new Set([...new Set(newestFirst.map(({ op }) => recordOf(op)))].slice(0, RECENT));
  const ops = newestFirst.map(({ op }) => op).filter((op) => ids.has(recordOf(op)));
  return recordsFrom(ops).map((record) => ({ ...record, ops: record.ops.toReversed() }));
}

function recordsFrom(ops: readonly Operation[]): UnsentRecord[] {
  const byRecord = groupedBy(ops, recordOf);
  return [...byRecord].map(([id, all]) => {
    const deeds = all.filter((op) => attachedHash(op) === null);
    const [photos, files] = [all.flatMap(photoOf), all.flatMap(fileOf)];
    return { id, ops: deeds.length > 0 ? deeds : all.slice(0, 1), photos, files };
  });
}

function photoOf(op: Operation): UnsentPhoto[] {
  return isKind(op, 'attachPhoto') ? [{ id: op.entityId, sha256: op.payload.sha256 }] : [];
}

function fileOf(op: Operation): UnsentFile[] {
  if (!isKind(op, 'attachFile')) return [];
  const { sha256, name } = op.payload;
  return [{ id: op.entityId, sha256, name }];
}
