/** The line of operations: who stands where, and on whose shoulders. */
import type { Operation } from '@prongsai/contract';
import type { Command, Meta } from './model.ts';
import { attachedHash, makesEntity } from './model.ts';
import type { Ids, Storage, Transaction } from './ports.ts';
import { rowOf } from './view.ts';

/** Ids and time are minted before the transaction, so that a repeated one finds them again. */
export interface Ticket {
  opId: string;
  clientTime: string;
}

export interface Entry {
  command: Command;
  ticket: Ticket;
}

/** Each command with a ticket of its own. */
export function entriesOf(ids: Ids, commands: readonly Command[], clientTime: string): Entry[] {
  return commands.map((command) => ({ command, ticket: { opId: ids.next(), clientTime } }));
}

/** Of what the server tells. */
export const NOTHING_READ = { cursor: 0, scope: null, snapshotOpen: false, lastContactAt: null };

/** This phone's record of itself; a new phone begins at nothing read and a fresh client id. */
export async function metaOf(tx: Transaction, ids: Ids): Promise<Meta> {
  const meta = await tx.meta.get();
  if (meta) return meta;
  return { clientId: ids.next(), nextSeq: 1, handedOut: 0, ...NOTHING_READ };
}

interface Unnoted {
  clientId: string;
  seq: number;
  /** The pass. */
  by: string;
}

/** By store, the last number that its client handed to the network and a full store could not note. */
const unnoted = new WeakMap<Storage, Unnoted>();

/** Kept in mind by the page; one that dies takes along what it offered to take back. */
export function keepInMind(storage: Storage, now: Unnoted): void {
  unnoted.set(storage, now);
}

/** What this pass was to hand out stayed: `seq` is what was so before. Another pass may have handed it out. */
export function takeFromMind(storage: Storage, by: string, seq: number): void {
  const inMind = unnoted.get(storage);
  if (inMind?.by === by) unnoted.set(storage, { ...inMind, seq });
}

/** The last number that was ever handed to the network; a store of before it was kept says nothing, so all of them. */
export function handedOutOf(storage: Storage, { clientId, handedOut, nextSeq }: Meta): number {
  const noted = handedOut ?? nextSeq - 1;
  const inMind = unnoted.get(storage);
  return inMind?.clientId === clientId ? Math.max(noted, inMind.seq) : noted;
}

/**
 * Puts commands at the end of the line, in order. One that already went through, when this is not the first try, is left
 * alone. What can be asked of the store at once is: on a slow phone each answer waited for is a tenth of a save.
 */
export async function enqueue(
  tx: Transaction,
  ids: Ids,
  entries: readonly Entry[],
  isFirstTry = false,
): Promise<void> {
  const [meta, line, news] = await Promise.all([
    metaOf(tx, ids),
    tx.ops.all(),
    isFirstTry ? entries : unknownOf(tx, entries),
  ]);
  const stood = line.length;
  for (const { command, ticket } of news) {
    const { seen: _, ...told } = command;
    line.push({ ...told, ...ticket, ...(await baseOf(tx, command, line)), seq: meta.nextSeq++ });
  }
  await Promise.all([...line.slice(stood).map((op) => tx.ops.put(op)), tx.meta.put(meta)]);
}

/** Those that did not go through at an earlier try. */
export async function unknownOf(tx: Transaction, entries: readonly Entry[]): Promise<Entry[]> {
  const known = await Promise.all(entries.map(({ ticket }) => isKnown(tx, ticket.opId)));
  return entries.filter((_, index) => !known[index]);
}

/** C6: the same operations, by their old ids, under a new client counted from one. */
export async function renumber(tx: Transaction, ids: Ids, ops: readonly Operation[]): Promise<void> {
  const meta = await metaOf(tx, ids);
  for (const [index, op] of ops.entries()) await tx.ops.put({ ...op, seq: index + 1 });
  await tx.meta.put({ ...meta, clientId: ids.next(), nextSeq: ops.length + 1, handedOut: ops.length });
}

/** All that the phone remembers: applied, refused, waiting. */
export async function allOps(tx: Transaction): Promise<Operation[]> {
  const answered = [...(await tx.acknowledged.all()), ...(await tx.attention.all())];
  return [...answered.map(({ op }) => op), ...(await tx.ops.all())];
}

/** Some operation on this phone attaches these bytes, to another photo or file than `besides`. */
export async function isNamed(tx: Transaction, sha256: string, besides?: string): Promise<boolean> {
  return (await allOps(tx)).some((op) => attachedHash(op) === sha256 && op.entityId !== besides);
}

/** Whether this phone has had the operation in any of its stores. */
export async function isKnown(tx: Transaction, opId: string): Promise<boolean> {
  const places = [tx.ops, tx.acknowledged, tx.attention];
  return (await Promise.all(places.map((place) => place.get(opId)))).some(Boolean);
}

type Base = Pick<Operation, 'baseVersion' | 'afterOpId'>;

/** What the person saw when they did it: the version of the server's row, and the waiting operation before it. */
async function baseOf(tx: Transaction, command: Command, waiting: Operation[]): Promise<Base> {
  const before = waiting.findLast((op) => op.entityId === command.entityId);
  const baseVersion = makesEntity(command.kind) ? null : await versionSeen(tx, command);
  return { baseVersion, afterOpId: before?.opId ?? null };
}

/**
 * A form may stand open while the phone reads on: what others wrote meanwhile was not seen. What this person did since,
 * the server knows better.
 */
async function versionSeen(tx: Transaction, { kind, entityId, seen }: Command): Promise<number | null> {
  return seen ?? (await tx.rows.get(rowOf(kind), entityId))?.version ?? null;
}
