/**
 * Nearly always what phones send is new, follows on what they sent before and can all be applied. Then what the phones
 * of an agency send at the same time shares one transaction: its clock is held once for all of them, and the disk waited
 * for once. At the first that is otherwise nothing has happened, and what it belongs to is applied operation by
 * operation.
 */
import type { Operation, Receipt } from '@prongsai/contract';
import { oneOf } from '../platform/batch.ts';
import type { House } from '../platform/context.ts';
import type { Database } from '../platform/database.ts';
import { openGroup } from '../platform/in-group.ts';
import { insertAll } from '../platform/insert-all.ts';
import { isId } from '../platform/problem.ts';
import { rows, type Row } from '../platform/rows.ts';
import { inTransaction, mayPass, problemBehind, type Tx } from '../platform/transaction.ts';
import { PublicityAction } from '../publicity-log/publicity-action.entity.ts';
import { openMeeting } from './meeting.ts';
import {
  begin,
  isReadable,
  outcomeOf,
  receiptOf,
  type Begun,
  type KeptReceipt,
  type Sent,
} from './operation.ts';
import { SyncClient } from './sync-client.entity.ts';
import { SyncReceipt } from './sync-receipt.entity.ts';

/** So many phones share a transaction; the others wait for the next. */
const MOST_PHONES = 20;

/** Null: to be applied operation by operation. */
type Answer = Receipt[] | null;
type Group = (sent: Sent) => Promise<Answer>;
type Kept = Pick<House, 'database' | 'clock'>;

/** By agency, for as long as its database is open. */
const GROUPS = new WeakMap<Database, Map<string, Group>>();

/** The receipts, once they are written; null when something is the matter with one of the operations. */
export function applyTogether({ database, clock }: Kept, sent: Sent): Promise<Answer> {
  if (!isReady(sent)) return Promise.resolve(null);
  const { agencyId } = sent.person;
  const groups = GROUPS.get(database) ?? new Map<string, Group>();
  GROUPS.set(database, groups);
  const group =
    groups.get(agencyId) ?? openGroup({ most: MOST_PHONES }, (all) => applyAll({ database, clock }, all));
  groups.set(agencyId, group);
  // Whatever it is, the operation it belongs to meets it again, alone.
  return group(sent).catch(() => null);
}

function isReady({ clientId, operations }: Sent): boolean {
  const [first] = operations;
  return (
    first !== undefined &&
    operations.every(
      (operation, index) => isReadable(clientId, operation) && operation.seq === first.seq + index,
    )
  );
}

/** Those whose operations something is the matter with are left out, one after the other, until the others are written. */
async function applyAll({ database, clock }: Kept, all: readonly Sent[]): Promise<Answer[]> {
  const written = new Map<Sent, Receipt[]>();
  for (let left = all; ;) {
    // One operation alone gains nothing here, and what is the matter with it would be met twice.
    if (left.reduce((sum, { operations }) => sum + operations.length, 0) < 2) break;
    try {
      const write = () =>
        inTransaction({ database, clock, caller: null }, (tx) => settleAll(tx, database.kind, left));
      for (const [sent, receipts] of await database.inTurn(write)) written.set(sent, receipts);
      break;
    } catch (error) {
      // What the database cannot do now, it is not asked again for each of them.
      if (mayPass(error)) break;
      if (!(error instanceof NotTogether)) throw error;
      left = left.filter((sent) => sent !== error.sent);
    }
  }
  return all.map((sent) => written.get(sent) ?? null);
}

/** Something is the matter with an operation of one phone. */
class NotTogether extends Error {
  readonly sent: Sent;
  constructor(sent: Sent) {
    super('not together');
    this.sent = sent;
  }
}

async function settleAll(
  tx: Tx,
  kind: Database['kind'],
  all: readonly Sent[],
): Promise<Map<Sent, Receipt[]>> {
  const next = await countAllOn(tx, all);
  await holdActions(tx, next);
  const kept: KeptReceipt[] = [];
  // Everybody of the agency waits from the first row that is written to the commit: what can be read is read before.
  for (const round of roundsOf(next)) {
    const begun = await beginAll(tx, round, kept);
    await tx.em.flush();
    kept.push(...begun.map(({ sent, ...one }) => receiptOf(tx, sent, one.operation, outcomeOf(one))));
  }
  await insertAll({ em: tx.em, kind }, SyncReceipt, kept);
  const versions = new Map(kept.map(({ opId, version }) => [opId, version]));
  return new Map(
    next.map((sent) => [sent, sent.operations.map(({ opId }) => applied(opId, versions.get(opId) ?? null))]),
  );
}

function applied(opId: string, version: number | null): Receipt {
  return { opId, status: 'APPLIED', version, code: null, message: null };
}

interface OneOf {
  readonly sent: Sent;
  readonly operation: Operation;
}

/** Rounds of operations that cannot meet; those of one phone in their order. */
function* roundsOf(all: readonly Sent[]): Generator<OneOf[]> {
  let left = all.map((sent) => ({ sent, operations: sent.operations }));
  while (left.length > 0) {
    const meeting = openMeeting();
    const round: OneOf[] = [];
    left = left.flatMap(({ sent, operations }) => {
      const meets = operations.findIndex((operation) => !meeting.joins(operation));
      const now = meets < 0 ? operations : operations.slice(0, meets);
      round.push(...now.map((operation) => ({ sent, operation })));
      return meets < 0 ? [] : { sent, operations: operations.slice(meets) };
    });
    yield round;
  }
}

/** Their verbs run at the same time, so that they ask together. @throws NotTogether once none of them runs any more */
async function beginAll(
  tx: Tx,
  round: readonly OneOf[],
  kept: readonly KeptReceipt[],
): Promise<(Begun & { sent: Sent })[]> {
  const failed: { sent: Sent; error: unknown }[] = [];
  const begun = await Promise.all(
    round.map(async ({ sent, operation }) => {
      try {
        const one = await begin({ ...tx, caller: sent.person }, sent.person, operation, kept);
        return [{ ...one, sent }];
      } catch (error) {
        failed.push({ sent, error });
        return [];
      }
    }),
  );
  const [first] = failed;
  if (first && mayPass(problemBehind(first.error))) throw first.error;
  if (first) throw new NotTogether(first.sent);
  return begun.flat();
}

/** Holds the clients and counts on those whose operations are the next; the others are left out. */
async function countAllOn(tx: Tx, all: readonly Sent[]): Promise<Sent[]> {
  const ids = all.map(({ clientId }) => clientId);
  const held = await rows(
    tx.em,
    SyncClient,
    { id: { $in: oneOf(ids) } },
    { orderBy: { id: 'asc' }, lock: true },
  );
  const clients = new Map(held.map((client) => [client.id, client]));
  const next = all.filter(({ clientId, person, operations }, index) => {
    const { personId, lastSeq } = clients.get(clientId) ?? { ...person, lastSeq: 0 };
    const isOnce = ids.indexOf(clientId) === index;
    return isOnce && personId === person.personId && operations[0]?.seq === lastSeq + 1;
  });
  const counted = next.map(({ clientId, person, operations }) => {
    return { id: clientId, personId: person.personId, lastSeq: operations.at(-1)?.seq ?? 0 };
  });
  const fresh = counted.filter(({ id }) => !clients.has(id));
  if (fresh.length > 0) await tx.em.insertMany(SyncClient, fresh);
  const known = counted.filter(({ id }) => clients.has(id));
  if (known.length > 0) await countOn(tx, known);
  return next;
}

/** In one statement: each of them is there, and held. */
async function countOn(tx: Tx, clients: readonly Row<SyncClient>[]): Promise<void> {
  const places = clients.map(() => '(?, ?, ?)').join(', ');
  await tx.em.execute(
    `insert into sync_client (id, person_id, last_seq) values ${places}
     on conflict (id) do update set last_seq = excluded.last_seq`,
    clients.flatMap(({ id, personId, lastSeq }) => [id, personId, lastSeq]),
    'run',
  );
}

/** Before the first of them takes the agency's clock: who changes an action holds it first, and the clock last. */
async function holdActions(tx: Tx, all: readonly Sent[]): Promise<void> {
  const named = all.flatMap(({ operations }) => operations).flatMap(actionIn);
  if (named.length === 0) return;
  await rows(tx.em, PublicityAction, { id: { $in: oneOf(named) } }, { orderBy: { id: 'asc' }, lock: true });
}

function actionIn({ kind, entityId, payload }: Operation): string[] {
  if (kind === 'recordAction') return [];
  const { actionId = entityId } = payload as { actionId?: unknown };
  return typeof actionId === 'string' && isId(actionId) ? [actionId] : [];
}
