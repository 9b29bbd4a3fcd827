/**
 * Takes operations from a phone, one transaction each (S1): the receipt of an operation seen before answers
 * again; otherwise sequence, right, content and base are judged, the verb runs and the receipt is kept.
 */
import { isProblemCode, problemSentence, type ProblemCode, type ProblemDetails } from '@prongsai/domain';
import {
  CLIENT_SCHEMA,
  SYNC_PROTOCOL,
  type Operation,
  type Receipt,
  type ReceiptStatus,
  type SyncPush,
} from '@prongsai/contract';
import { ZodError } from 'zod';
import type { Caller, RequestContext } from '../platform/context.ts';
import { Problem } from '../platform/problem.ts';
import { inTransaction, mayPass, type Tx } from '../platform/transaction.ts';
import { isKind, KINDS } from './kinds.ts';
import { SyncClient } from './sync-client.entity.ts';
import { SyncReceipt } from './sync-receipt.entity.ts';

/** Payload schemas this server still understands (S6). */
const OLDEST_SCHEMA = 1;
const TERMINAL: readonly ReceiptStatus[] = ['APPLIED', 'CONFLICT', 'REJECTED'];
const CONFLICTS: readonly ProblemCode[] = ['CHANGED_MEANWHILE', 'ACTION_WITHDRAWN', 'ID_TAKEN'];

export async function push(context: RequestContext, person: Person, input: Omit<SyncPush, 'since' | 'scope'>) {
  const receipts: Receipt[] = [];
  const spoken = input.protocol === SYNC_PROTOCOL && input.schema >= OLDEST_SCHEMA && input.schema <= CLIENT_SCHEMA;
  for (const operation of input.ops) {
    const receipt = spoken
      ? await receiptFor(context, person, input.clientId, operation)
      : bare(operation, 'UPGRADE_REQUIRED');
    receipts.push(receipt);
    if (!TERMINAL.includes(receipt.status)) break;
  }
  return receipts;
}

export type Person = Caller & { readonly personId: string };

async function receiptFor(context: RequestContext, person: Person, clientId: string, operation: Operation) {
  try {
    const kept = await inTransaction(context, (tx) => settle(tx, context, person, clientId, operation, apply));
    return asReceipt(kept, operation, context);
  } catch (error) {
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
    const kept = await inTransaction(context, (tx) => settle(tx, context, person, clientId, operation, refused));
    return asReceipt(kept, operation, context);
  } catch {
    return bare(operation, 'RETRY');
  }
}

interface Outcome {
  readonly status: ReceiptStatus;
  readonly version?: number;
  readonly code?: ProblemCode;
  readonly details?: ProblemDetails;
}
type Decide = (tx: Tx, context: RequestContext, operation: Operation) => Promise<Outcome>;

async function settle(
  tx: Tx,
  context: RequestContext,
  person: Person,
  clientId: string,
  operation: Operation,
  decide: Decide,
): Promise<SyncReceipt | ReceiptStatus> {
  const known = await tx.em.findOne(SyncReceipt, { opId: operation.opId });
  if (known) return known.personId === person.personId ? known : 'REJECTED';
  const client = await clientOf(tx, clientId, person.personId);
  if (client.personId !== person.personId || operation.seq <= client.lastSeq) return 'CLIENT_ROLLBACK';
  if (operation.seq > client.lastSeq + 1) return 'GAP';
  const outcome = await decide(tx, context, operation);
  client.lastSeq = operation.seq;
  return keepReceipt(tx, person, clientId, operation, outcome);
}

async function clientOf(tx: Tx, id: string, personId: string): Promise<SyncClient> {
  const known = await tx.em.findOne(SyncClient, { id });
  return known ?? tx.em.create(SyncClient, { id, personId, lastSeq: 0 }, { persist: true });
}

async function apply(tx: Tx, { blobs }: RequestContext, operation: Operation): Promise<Outcome> {
  const { kind, entityId, payload } = operation;
  if (!isKind(kind)) throw new Problem('OPERATION_UNREADABLE', { found: kind });
  const base = await baseOf(tx, operation);
  const clientTime = new Date(operation.clientTime);
  const entity = await KINDS[kind](tx, payload, { entityId, base, clientTime, blobs });
  await tx.em.flush();
  return { status: 'APPLIED', version: entity.version };
}

/** What the phone saw: the result of the operation it built on, else the version it had. */
async function baseOf(tx: Tx, { afterOpId, baseVersion }: Operation): Promise<number> {
  const before = afterOpId ? await tx.em.findOne(SyncReceipt, { opId: afterOpId }) : null;
  return Math.max(before?.version ?? 0, baseVersion ?? 0);
}

function keepReceipt(tx: Tx, person: Person, clientId: string, operation: Operation, outcome: Outcome): SyncReceipt {
  const { opId, kind, entityId, payload } = operation;
  return tx.em.create(
    SyncReceipt,
    {
      opId,
      personId: person.personId,
      clientId,
      kind,
      entityId,
      payload,
      status: outcome.status,
      version: outcome.version ?? null,
      code: outcome.code ?? null,
      details: outcome.details ?? null,
      at: tx.now,
    },
    { persist: true },
  );
}

function asReceipt(kept: SyncReceipt | ReceiptStatus, operation: Operation, { language }: RequestContext): Receipt {
  if (typeof kept === 'string') return bare(operation, kept);
  const { opId, status, version, code, details } = kept;
  const message = code !== null && isProblemCode(code) ? problemSentence(code, language, details ?? {}) : null;
  return { opId, status, version, code, message };
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
