/**
 * Takes operations from a phone, each whole or not at all (S1): the receipt of an operation seen before answers again;
 * otherwise sequence, right, content and base are judged, the verb runs and the receipt is kept.
 */
import { isProblemCode, problemSentence, type ProblemCode } from '@prongsai/domain';
import {
  SYNC_PROTOCOL,
  type Operation,
  type Receipt,
  type ReceiptStatus,
  type SyncPush,
} from '@prongsai/contract';
import { ZodError } from 'zod';
import { warnOfCause } from '../platform/cause.ts';
import type { RequestContext } from '../platform/context.ts';
import { Problem } from '../platform/problem.ts';
import { rows, type Row } from '../platform/rows.ts';
import { inTransaction, mayPass, type Tx } from '../platform/transaction.ts';
import {
  begin,
  isReadable,
  outcomeOf,
  receiptOf,
  type KeptReceipt,
  type Outcome,
  type Person,
} from './operation.ts';
import { isUnderstood } from './schemas.ts';
import { SyncClient } from './sync-client.entity.ts';
import { SyncReceipt } from './sync-receipt.entity.ts';
import { applyTogether } from './together.ts';

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
  const together = await applyTogether(context, { person, clientId, operations: ops });
  return together ?? context.database.inTurn(() => oneByOne(context, person, clientId, ops));
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
    warnOfCause(context, error);
    if (mayPass(error)) return bare(operation, 'RETRY');
    return refuse(context, person, clientId, operation, problemOf(error, context));
  }
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
    warnOfCause(context, error);
    if (!mayPass(error))
      context.log.error({ err: error, opId: operation.opId }, 'a refusal could not be kept');
    return bare(operation, 'RETRY');
  }
}

type Decide = (tx: Tx, person: Person, operation: Operation) => Promise<Outcome>;

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
  const receipt = receiptOf(tx, { person, clientId }, operation, outcome);
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
