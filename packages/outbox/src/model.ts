/** What the outbox keeps on the phone, whatever it is kept in. */
import type { Operation, OperationKind, OperationPayloads } from '@prongsai/contract';

/** What a person wants done, before it is queued. */
export interface Command<K extends OperationKind = OperationKind> {
  kind: K;
  entityId: string;
  payload: OperationPayloads[K];
  /** Version of the entity that the person had before their eyes; the one read by now, when it is not told. */
  seen?: number | undefined;
}

/** Tells the payload's type from the kind. */
export function isKind<K extends OperationKind>(op: Operation, kind: K): op is Operation<K> {
  return op.kind === kind;
}

/** The hash an operation attaches; null when it is not about bytes. */
export function attachedHash(op: Operation): string | null {
  return isKind(op, 'attachPhoto') || isKind(op, 'attachFile') ? op.payload.sha256 : null;
}

/** The record an operation belongs to, as a person sees records: a photo is part of its action. */
export function recordOf(op: Operation): string {
  const { actionId = op.entityId } = op.payload as { actionId?: string };
  return actionId;
}

/** One record per store: who this client is and how far it has read. */
export interface Meta {
  clientId: string;
  nextSeq: number;
  /** The highest number that was ever handed to the network; what is above it has never left the phone (UNDO1). */
  handedOut?: number;
  /** The pass that handed it out last: only that one can know that it came to nothing. */
  handedBy?: string;
  /** The `since` of the next pull. */
  cursor: number;
  scope: string | null;
  /** What the scope of the last snapshot that was read whole says before its dot (S5). */
  epoch?: string | undefined;
  /** A reset has begun and its last page has not come yet. */
  snapshotOpen: boolean;
  /** Server time of the last answer. */
  lastContactAt: string | null;
}

/** An operation the server has applied; kept for a while, should the server come back from a backup (S5). */
export interface Acknowledged {
  opId: string;
  op: Operation;
  /** Version of the entity after it. */
  version: number;
  /** Server receipt. */
  at: string;
  /** The rows on this phone are at least as new as this operation. */
  settled: boolean;
}

/** An operation the server has answered with no (C5). */
export interface Refused {
  opId: string;
  op: Operation;
  status: 'CONFLICT' | 'REJECTED';
  /** A Problem code. */
  code: string;
  message: string | null;
  at: string;
}

/** The sending of one photo's bytes. */
export interface Upload {
  sha256: string;
  /** Bytes. */
  size: number;
  savedAt: string;
  /** Some of it may be with the server already, should the page have died while it went out. */
  begun?: boolean;
  tries: number;
  /** How many of them were refused; none while absent. */
  refusals?: number;
  /** Not tried again before this instant. */
  notBefore: string | null;
  /** Since when it rests. Before that instant the clock has been set back, and the rest is over. */
  restsFrom?: string;
  storedAt: string | null;
  /** The server has said that it lacks these bytes: it need not be asked again whether it has them. */
  missing: boolean;
  /** The server waits for these bytes, for a record of this person that came from this phone or from another. */
  wanted?: boolean;
  /** Why a person must look at it; null while it can be tried by itself. */
  code: string | null;
}

export interface StoredBytes {
  sha256: string;
  bytes: ArrayBuffer;
}
export interface Draft {
  key: string;
  value: unknown;
  savedAt: string;
}

/** Bytes that are saved together with the command that names them. */
export interface PhotoBytes extends StoredBytes {
  thumbnail: ArrayBuffer | null;
}
/** A photo as the camera's path leaves it: upright, shrunk, without metadata. */
export interface ShrunkPhoto extends PhotoBytes {
  sourceSha256: string;
  width: number;
  height: number;
  caption?: string | null;
}

/** A document as it was chosen; it has no thumbnail. */
export interface ChosenFile extends PhotoBytes {
  name: string;
}

/** Whether the operation brings its entity into being. */
export function makesEntity(kind: OperationKind): boolean {
  return !/^(change|withdraw|restore)/.test(kind);
}

/** How long applied operations and their bytes stay on the phone (S5). */
export const KEEP_ACKNOWLEDGED_MS = 30 * 24 * 60 * 60 * 1000;
