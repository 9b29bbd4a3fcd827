/**
 * Sending the records: batches of operations up, receipts and rows down, until nothing is left. Between any two
 * awaits the page may die; the next pass starts from what is stored.
 */
import type { SyncPush } from '@prongsai/contract';
import { CLIENT_SCHEMA, MAX_OPS_PER_PUSH, SYNC_PROTOCOL } from '@prongsai/contract';
import { type AnswerRead, applyAnswer } from './answer.ts';
import type { Ports, PushOutcome, Retry, Transaction } from './ports.ts';
import { handedOutOf, keepInMind, metaOf, takeFromMind } from './queue.ts';
import { unlessFull, withRoom } from './room.ts';

export type PassEnd =
  | { kind: 'DONE' }
  /** Asked to start nothing new. */
  | { kind: 'PAUSED' }
  | Retry
  /** Everything stays until this person signs in again (C5). */
  | { kind: 'SIGNED_OUT' }
  | { kind: 'UPGRADE_REQUIRED' }
  /** The phone has no room to note what was answered: all is asked again once it has. */
  | { kind: 'FULL' };

export interface Pass {
  end: PassEnd;
  /** Something was sent or learned. */
  progressed: boolean;
}

interface Progress {
  /** Names this pass: two tabs may be at it at once (C7). */
  by: string;
  /** Operations in the next push. */
  size: number;
  progressed: boolean;
  /** Answers in a row that led nowhere. */
  stalls: number;
  /** Fresh snapshots begun. */
  resets: number;
}

/** A server that answers without getting anywhere is left alone for a while. */
const MAX_STALLS = 2;
/** Servers that disagree on who may see what would send a phone round in circles. */
const MAX_RESETS = 2;
const RETRY: PassEnd = { kind: 'RETRY', retryAfterMs: null };
/** It answered, and got nowhere. */
const BUSY: PassEnd = { ...RETRY, busy: true };

/** One pass over the line. `isAwake` is asked before each request (C10). Throws only when the storage does. */
export async function drainRecords(ports: Ports, isAwake: () => boolean = () => true): Promise<Pass> {
  const by = ports.ids.next();
  const progress: Progress = { by, size: MAX_OPS_PER_PUSH, progressed: false, stalls: 0, resets: 0 };
  await introduce(ports);
  while (isAwake()) {
    const end = await oneRound(ports, progress);
    if (end) return { end, progressed: progress.progressed };
  }
  return { end: { kind: 'PAUSED' }, progressed: progress.progressed };
}

async function oneRound(ports: Ports, progress: Progress): Promise<PassEnd | null> {
  const { push, handedOut } = await nextPush(ports, progress);
  const outcome = await send(ports, push);
  if ((outcome.kind === 'RETRY' && outcome.neverLeft) || outcome.kind === 'SIGNED_OUT')
    await stillHere(ports, progress.by, handedOut);
  if (outcome.kind === 'REFUSED') return narrow(ports, push, progress);
  if (outcome.kind !== 'ANSWERED') return outcome;
  return judge(await applyAnswer(ports, push, outcome.answer), progress);
}

function judge(read: AnswerRead, progress: Progress): PassEnd | null {
  const { answered, learned, reset, stop, more } = read;
  const moved = answered > 0 || learned;
  progress.progressed ||= moved;
  progress.stalls = moved ? 0 : progress.stalls + 1;
  progress.resets += reset ? 1 : 0;
  if (stop === 'UPGRADE_REQUIRED') return { kind: 'UPGRADE_REQUIRED' };
  if (!more && stop === null) return { kind: 'DONE' };
  const inCircles = progress.stalls > MAX_STALLS || progress.resets > MAX_RESETS;
  return stop === 'RETRY' || inCircles ? BUSY : null;
}

/** A client id is used only once it is on the disk. */
async function introduce({ storage, ids }: Ports): Promise<void> {
  if (await storage.read((tx) => tx.meta.get())) return;
  await storage.write(async (tx) => tx.meta.put(await metaOf(tx, ids)));
}

/**
 * The next batch, with the question for news. That it leaves the phone is on the disk before it does (UNDO1);
 * `handedOut` is what was so before.
 */
async function nextPush(ports: Ports, { size, by }: Progress): Promise<Batch> {
  const batch = await ports.storage.read((tx) => nextBatch(tx, ports, size));
  const { handedOut: noted = -1, handedBy } = batch.meta;
  if (batch.last <= noted && (batch.last === 0 || handedBy === by)) return batch;
  const noting = withRoom(ports, async (tx) => {
    const { meta, ...next } = await nextBatch(tx, ports, size);
    await tx.meta.put({ ...meta, handedOut: Math.max(next.handedOut, next.last), handedBy: by });
    return next;
  });
  if (await unlessFull(noting)) return noting;
  // A full store takes not even this, and only sending makes room in it.
  const { push, meta, last } = batch;
  const handedOut = handedOutOf(ports.storage, meta);
  keepInMind(ports.storage, { clientId: meta.clientId, seq: Math.max(handedOut, last), by });
  return { push, handedOut };
}

interface Batch {
  push: SyncPush;
  handedOut: number;
}

async function nextBatch(tx: Transaction, { clock, ids, storage }: Ports, size: number) {
  const meta = await metaOf(tx, ids);
  const { clientId, cursor: since, scope } = meta;
  const handedOut = handedOutOf(storage, meta);
  const ops = (await tx.ops.all()).slice(0, size);
  const deviceTime = clock.now().toISOString();
  const push = { protocol: SYNC_PROTOCOL, schema: CLIENT_SCHEMA, clientId, deviceTime, ops, since, scope };
  return { push, meta, handedOut, last: ops.at(-1)?.seq ?? 0 };
}

/** What this pass was to hand out it did not; another one may have. */
async function stillHere(ports: Ports, by: string, handedOut: number): Promise<void> {
  takeFromMind(ports.storage, by, handedOut);
  const noting = withRoom(ports, async (tx) => {
    const meta = await metaOf(tx, ports.ids);
    if (meta.handedBy === by) await tx.meta.put({ ...meta, handedOut });
  });
  await unlessFull(noting);
}

async function send({ network, onSending }: Ports, push: SyncPush): Promise<PushOutcome> {
  onSending?.(
    'RECORDS',
    push.ops.map(({ opId }) => opId),
  );
  try {
    return await network.push(push);
  } finally {
    onSending?.('RECORDS', []);
  }
}

/**
 * One operation can make a whole request unreadable, to the server or to a firewall on the way. Smaller and smaller
 * batches corner it; alone, and only if we are read otherwise and it is refused once more, it is set aside for a
 * person and the rest go on (C5, C7), numbered anew (C6).
 */
async function narrow(ports: Ports, push: SyncPush, progress: Progress): Promise<PassEnd | null> {
  const [culprit] = push.ops;
  if (!culprit) return RETRY;
  if (push.ops.length > 1) {
    progress.size = Math.ceil(push.ops.length / 2);
    return null;
  }
  const probe = await send(ports, { ...push, ops: [] });
  if (probe.kind === 'REFUSED') return RETRY;
  if (probe.kind !== 'ANSWERED') return probe;
  const again = await send(ports, push);
  if (again.kind === 'ANSWERED') return judge(await applyAnswer(ports, push, again.answer), progress);
  if (again.kind !== 'REFUSED') return again;
  await setAside(ports, culprit.opId);
  Object.assign(progress, { size: MAX_OPS_PER_PUSH, progressed: true });
  return null;
}

function setAside(ports: Ports, opId: string): Promise<void> {
  const at = ports.clock.now().toISOString();
  return withRoom(ports, async (tx) => {
    const op = await tx.ops.get(opId);
    if (!op) return;
    await tx.ops.delete(opId);
    await tx.attention.put({ opId, op, status: 'REJECTED', code: 'OPERATION_UNREADABLE', message: null, at });
  });
}
