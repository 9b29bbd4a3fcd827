/** One operation within a transaction: its verb runs, its rows are written, its receipt says what came of it. */
import type { Operation, ReceiptStatus } from '@prongsai/contract';
import type { ProblemCode, ProblemDetails } from '@prongsai/domain';
import { askTogether } from '../platform/batch.ts';
import type { Caller } from '../platform/context.ts';
import { isId, Problem } from '../platform/problem.ts';
import { rows, type Row } from '../platform/rows.ts';
import type { Tx } from '../platform/transaction.ts';
import type { Seen } from '../publicity-log/publicity-log.service.ts';
import { isKind, KINDS } from './kinds.ts';
import { SyncReceipt } from './sync-receipt.entity.ts';

export type Person = Caller & { readonly personId: string };

/** What one phone sends at once. */
export interface Sent {
  readonly person: Person;
  readonly clientId: string;
  readonly operations: readonly Operation[];
}

export type KeptReceipt = Row<SyncReceipt>;

export interface Outcome {
  readonly status: ReceiptStatus;
  readonly version?: number;
  /** Whether it made that version. */
  readonly changed?: boolean;
  readonly code?: ProblemCode;
  readonly details?: ProblemDetails;
}

/** Without ids there is nothing to keep a receipt under. */
export function isReadable(clientId: string, { opId, entityId, afterOpId }: Operation): boolean {
  return [clientId, opId, entityId, afterOpId ?? opId].every(isId);
}

/** A verb that has run, whose rows are not written yet. */
export interface Begun {
  readonly operation: Operation;
  readonly entity: { readonly version: number };
  readonly unstamped: number;
}

/** `before` are receipts of this transaction that are not yet among the rows. */
export async function begin(
  tx: Tx,
  person: Person,
  operation: Operation,
  before: readonly KeptReceipt[],
): Promise<Begun> {
  const { kind, entityId, payload } = operation;
  if (!isKind(kind)) throw new Problem('OPERATION_UNREADABLE', { found: kind });
  const seen = () => seenBy(tx, person.personId, operation, before);
  const clientTime = new Date(operation.clientTime);
  const entity = await KINDS[kind].apply(tx, payload, { entityId, seen, clientTime });
  return { operation, entity, unstamped: entity.version };
}

/** Once its rows are written. */
export function outcomeOf({ entity, unstamped }: Begun): Outcome {
  return { status: 'APPLIED', version: entity.version, changed: entity.version !== unstamped };
}

/**
 * What the person saw: the version the phone had read, and what the same person did to it since, on whichever
 * phone. Nobody conflicts with himself, and an edit of one field says nothing of what others did to another.
 */
async function seenBy(
  tx: Tx,
  personId: string,
  { baseVersion, entityId }: Operation,
  before: readonly KeptReceipt[],
): Promise<Seen> {
  const isOwn = (receipt: KeptReceipt) =>
    receipt.entityId === entityId && receipt.personId === personId && receipt.changed;
  const own = [...((await receiptsOf(tx, entityId)) ?? []), ...before].filter(isOwn);
  return { version: baseVersion ?? 0, own: new Set(own.flatMap(({ version }) => version ?? [])) };
}

/** Of what was done to something. */
function receiptsOf(tx: Tx, entityId: string): Promise<KeptReceipt[] | undefined> {
  return askTogether(tx, 'receipts', entityId, async (ids) => {
    const found = await rows(tx.em, SyncReceipt, { entityId: { $in: [...ids] } });
    return Map.groupBy(found, (receipt) => receipt.entityId);
  });
}

export function receiptOf(
  tx: Pick<Tx, 'now'>,
  { person, clientId }: Pick<Sent, 'person' | 'clientId'>,
  { opId, kind, entityId, payload }: Operation,
  { status, version, changed, code, details }: Outcome,
): KeptReceipt {
  return {
    opId,
    personId: person.personId,
    clientId,
    kind,
    entityId,
    payload: storable(payload),
    status,
    version: version ?? null,
    changed: changed ?? false,
    code: code ?? null,
    details: details ?? null,
    at: tx.now,
  };
}

/** PostgreSQL keeps neither a zero character nor half of a surrogate pair in JSON; both become U+FFFD. */
function storable(payload: unknown): unknown {
  const text = JSON.stringify(payload);
  return JSON.parse(
    text.replace(/\\(?:(u0000|ud[89a-f]..)|.)/g, (escape, bad?: string) => (bad ? '\\ufffd' : escape)),
  );
}
