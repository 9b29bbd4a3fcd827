/**
 * Takes operations from a phone, each whole or not at all (S1): the receipt of an operation seen before answers again;
 * otherwise sequence, right, content and base are judged, the verb runs and the receipt is kept.
 */
import { isProblemCode, problemSentence, type ProblemCode, type ProblemDetails } from '@prongsai/domain';
import {
  SYNC_PROTOCOL,
  type Operation,
  type Receipt,
  type ReceiptStatus,
  type SyncPush,
} from '@prongsai/contract';
import { ZodError } from 'zod';
import type { Caller, RequestContext } from '../platform/context.ts';
import { isId, Problem } from '../platform/problem.ts';
import type { Seen } from '../publicity-log/publicity-log.service.ts';
import { rows, type Row } from '../platform/rows.ts';
import { PublicityAction } from '../publicity-log/publicity-action.entity.ts';
import { inTransaction, mayPass, type Tx } from '../platform/transaction.ts';
import { isKind, KINDS } from './kinds.ts';
import { mayMeet } from './meeting.ts';
import { isUnderstood } from './schemas.ts';
import { SyncClient } from './sync-client.entity.ts';
import { SyncReceipt } from './sync-receipt.entity.ts';

const TERMINAL: readonly ReceiptStatus[] = ['APPLIED', 'CONFLICT', 'REJECTED'];
const CONFLICTS: readonly ProblemCode[] = ['CHANGED_MEANWHILE', 'ACTION_WITHDRAWN', 'ID_TAKEN'];

export async function push(
  context: RequestContext,
  person: Person,
  input: Omit<SyncPush, 'since' | 'scope'>,
) {
  const { protocol, schema, clientId, ops } = input;
  if (protocol !== SYNC_PROTOCOL || !isUnderstood(schema))
    return ops.slice(0, 1).map((operation) => bare(operation, 'UPGRADE_REQUIRED'));
  const receipts = await applyTogether(context, person, clientId, ops);
  return receipts ?? oneByOne(context, person, clientId, ops);
}

/**
 * Nearly always the operations of a push are new, follow on each other and can all be applied: then one transaction
 * is enough, and its commit is waited for once. At the first that is otherwise nothing has happened, and each gets a
 * transaction of its own: null.
 */
async function applyTogether(
  context: RequestContext,
  person: Person,
  clientId: string,
  operations: readonly Operation[],
): Promise<Receipt[] | null> {
  if (operations.length < 2 || !operations.every((operation) => isReadable(clientId, operation))) return null;
  try {
    const kept = await inTransaction(context, (tx) => settleTogether(tx, person, clientId, operations));
    return kept.map(({ opId, version }) => ({ opId, status: 'APPLIED', version, code: null, message: null }));
  } catch {
    // Whatever it is, the operation it belongs to meets it again, alone.
    return null;
  }
}

async function settleTogether(
  tx: Tx,
  person: Person,
  clientId: string,
  operations: readonly Operation[],
): Promise<KeptReceipt[]> {
  await countAllOn(tx, person, clientId, operations);
  await holdActions(tx, operations);
  const kept: KeptReceipt[] = [];
  let begun: Begun[] = [];
  // Everybody of the agency waits from the first that is written to the commit: what can be read is read before.
  const write = async () => {
    await tx.em.flush();
    kept.push(...begun.map((one) => receiptOf(tx, person, clientId, one.operation, outcomeOf(one))));
    begun = [];
  };
  for (const operation of operations) {
    if (begun.some((earlier) => mayMeet(earlier.operation, operation))) await write();
    begun.push(await begin(tx, person, operation, kept));
  }
  await write();
  await tx.em.insertMany(SyncReceipt, kept);
  return kept;
}

/** Holds the client and counts on. @throws when it is somebody else's, or the numbers do not follow. */
async function countAllOn(
  tx: Tx,
  { personId }: Person,
  id: string,
  operations: readonly Operation[],
): Promise<void> {
  const seqs = operations.map(({ seq }) => seq);
  const [first = 1, last = 0] = [seqs[0], seqs.at(-1)];
  if (seqs.some((seq, index) => seq !== first + index)) throw new Error('the numbers do not follow');
  if (first === 1) {
    await tx.em.insert(SyncClient, { id, personId, lastSeq: last });
    return;
  }
  const standing = { id, personId, lastSeq: first - 1 };
  const counted = await tx.em.nativeUpdate(SyncClient, standing, { lastSeq: last });
  if (counted === 0) throw new Error('not where the client stands');
}

/** Before the first of them takes the agency's clock: who changes an action holds it first, and the clock last. */
async function holdActions(tx: Tx, operations: readonly Operation[]): Promise<void> {
  const named = operations.flatMap(({ kind, entityId, payload }) => {
    if (kind === 'recordAction') return [];
    const { actionId = entityId } = payload as { actionId?: unknown };
    return typeof actionId === 'string' && isId(actionId) ? actionId : [];
  });
  if (named.length === 0) return;
  await rows(tx.em, PublicityAction, { id: { $in: named } }, { orderBy: { id: 'asc' }, lock: true });
}

async function oneByOne(
  context: RequestContext,
  person: Person,
  clientId: string,
  operations: readonly Operation[],
): Promise<Receipt[]> {
  const receipts: Receipt[] = [];
  for (const operation of operations) {
    const receipt = await receiptFor(context, person, clientId, operation);
    receipts.push(receipt);
    if (!TERMINAL.includes(receipt.status)) break;
  }
  return receipts;
}

export type Person = Caller & { readonly personId: string };

async function receiptFor(
  context: RequestContext,
  person: Person,
  clientId: string,
  operation: Operation,
): Promise<Receipt> {
  // Without an id of its own there is nothing to keep a receipt under; the phone takes a new client id and goes on.
  if (!isReadable(clientId, operation)) return unreadable(operation, context);
  try {
    const kept = await inTransaction(context, (tx) => settle(tx, person, clientId, operation, apply));
    return asReceipt(kept, operation, context);
  } catch (error) {
    if (mayPass(error)) return bare(operation, 'RETRY');
    return refuse(context, person, clientId, operation, problemOf(error, context));
  }
}

function isReadable(clientId: string, { opId, entityId, afterOpId }: Operation): boolean {
  return [clientId, opId, entityId, afterOpId ?? opId].every(isId);
}

/** Keeps the refusal with its payload, so that the data survives even if the phone does not (S3). */
async function refuse(
  context: RequestContext,
  person: Person,
  clientId: string,
  operation: Operation,
  problem: Problem,
): Promise<Receipt> {
  const { code, details } = problem;
  const status = CONFLICTS.includes(code) ? 'CONFLICT' : 'REJECTED';
  try {
    const refused = () => Promise.resolve({ status, code, details } as const);
    const kept = await inTransaction(context, (tx) => settle(tx, person, clientId, operation, refused));
    return asReceipt(kept, operation, context);
  } catch (error) {
    if (!mayPass(error))
      context.log.error({ err: error, opId: operation.opId }, 'a refusal could not be kept');
    return bare(operation, 'RETRY');
  }
}

interface Outcome {
  readonly status: ReceiptStatus;
  readonly version?: number;
  /** Whether it made that version. */
  readonly changed?: boolean;
  readonly code?: ProblemCode;
  readonly details?: ProblemDetails;
}
type Decide = (tx: Tx, person: Person, operation: Operation) => Promise<Outcome>;

type KeptReceipt = Row<SyncReceipt>;
type Kept = Pick<KeptReceipt, 'opId' | 'status' | 'version' | 'code' | 'details'>;

async function settle(
  tx: Tx,
  person: Person,
  clientId: string,
  operation: Operation,
  decide: Decide,
): Promise<Kept | ReceiptStatus> {
  // Held first: the same operation sent twice at once waits here, and then finds its receipt.
  const [client] = await rows(tx.em, SyncClient, { id: clientId }, { lock: true });
  const [known] = await rows(tx.em, SyncReceipt, { opId: operation.opId });
  if (known) return known.personId === person.personId ? known : 'REJECTED';
  const lastSeq = client?.lastSeq ?? 0;
  const isForeign = client !== undefined && client.personId !== person.personId;
  if (isForeign || operation.seq <= lastSeq) return 'CLIENT_ROLLBACK';
  if (operation.seq > lastSeq + 1) return 'GAP';
  // Before the verb, which takes the agency's clock: everybody waits from there to the commit.
  await countOn(tx, person, clientId, client, operation.seq);
  const outcome = await decide(tx, person, operation);
  const receipt = receiptOf(tx, person, clientId, operation, outcome);
  await tx.em.insert(SyncReceipt, receipt);
  return receipt;
}

async function countOn(
  tx: Tx,
  { personId }: Person,
  clientId: string,
  client: Row<SyncClient> | undefined,
  lastSeq: number,
): Promise<void> {
  if (client) await tx.em.nativeUpdate(SyncClient, { id: clientId }, { lastSeq });
  else await tx.em.insert(SyncClient, { id: clientId, personId, lastSeq });
}

async function apply(tx: Tx, person: Person, operation: Operation): Promise<Outcome> {
  const begun = await begin(tx, person, operation, []);
  await tx.em.flush();
  return outcomeOf(begun);
}

/** A verb that has run, whose rows are not written yet. */
interface Begun {
  readonly operation: Operation;
  readonly entity: { readonly version: number };
  readonly unstamped: number;
}

/** `before` are receipts of this transaction that are not yet among the rows. */
async function begin(
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

function outcomeOf({ entity, unstamped }: Begun): Outcome {
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
  const kept = await rows(tx.em, SyncReceipt, { entityId, personId, changed: true });
  const own = [...kept, ...before.filter((receipt) => receipt.entityId === entityId && receipt.changed)];
  return { version: baseVersion ?? 0, own: new Set(own.flatMap(({ version }) => version ?? [])) };
}

function receiptOf(
  tx: Tx,
  { personId }: Person,
  clientId: string,
  { opId, kind, entityId, payload }: Operation,
  { status, version, changed, code, details }: Outcome,
): KeptReceipt {
  return {
    opId,
    personId,
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

function asReceipt(kept: Kept | ReceiptStatus, operation: Operation, { language }: RequestContext): Receipt {
  if (typeof kept === 'string') return bare(operation, kept);
  const { opId, status, version, code, details } = kept;
  const message =
    code !== null && isProblemCode(code) ? problemSentence(code, language, details ?? {}) : null;
  return { opId, status, version, code, message };
}

function unreadable({ opId }: Operation, { language }: RequestContext): Receipt {
  const code = 'OPERATION_UNREADABLE';
  const message = problemSentence(code, language, { found: opId.slice(0, 40) });
  return { opId, status: 'REJECTED', version: null, code, message };
}

function bare({ opId }: Operation, status: ReceiptStatus): Receipt {
  return { opId, status, version: null, code: null, message: null };
}

function problemOf(error: unknown, { requestId, log }: RequestContext): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof ZodError) {
    const [issue] = error.issues;
    return new Problem('OPERATION_UNREADABLE', { found: `${issue?.path.join('.')}: ${issue?.message}` });
  }
  log.error({ err: error, requestId }, 'an operation failed unexpectedly');
  return new Problem('UNEXPECTED', { requestId });
}
