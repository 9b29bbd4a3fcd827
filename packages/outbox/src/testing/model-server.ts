/**
 * The server's part of the bargain, small enough to be read whole: one receipt per operation, numbered per client
 * without a gap, judged on what the person saw, versions in the order of commits (S1–S5).
 */
import type {
  ActionRow,
  Operation,
  Receipt,
  SyncPage,
  SyncPush,
  SyncPushAnswer,
  SyncRow,
} from '@prongsai/contract';
import { isKind } from '../model.ts';
import type { BlobOutcome, PushOutcome } from '../ports.ts';
import type { Server } from './faulty-network.ts';
import { rowOf } from '../view.ts';
import { rowKey } from './memory-storage.ts';

interface State {
  clock: number;
  receipts: Map<string, Receipt>;
  lastSeq: Map<string, number>;
  rows: Map<string, SyncRow>;
  /** Version at which each field of each action was last written. */
  fieldVersions: Map<string, number>;
  /** Versions a person's own operations gave a thing, by person and thing. */
  own: Map<string, readonly number[]>;
  /** How often each operation took effect. */
  effects: Map<string, number>;
  blobs: Set<string>;
}
/** More than are ever made between a backup and the loss. */
const VERSIONS_PER_EPOCH = 1_000_000;
type Verdict = Pick<Receipt, 'status' | 'version' | 'code'>;

export class ModelServer implements Server {
  state: State = emptyState();
  epoch = 1;
  rights = 'all units';
  now = '2023-02-15T03:00:00.000Z';
  rowsPerPage = 500;
  /** Bytes that have arrived of unfinished photos, by person and hash. */
  parts = new Map<string, number>();
  understands = true;
  /** A server that does not notice when it has been put back. */
  beginsEpochs = true;

  async push(push: SyncPush, person: string, upTo: number | null): Promise<PushOutcome> {
    return { kind: 'ANSWERED', answer: this.answer(push, person, upTo) };
  }

  async headBlob(sha256: string, person: string): Promise<BlobOutcome> {
    if (this.state.blobs.has(sha256)) return { kind: 'STORED' };
    return { kind: 'MISSING', offset: this.#arrived(sha256, person) };
  }

  async putBlob(
    sha256: string,
    { byteLength }: ArrayBuffer,
    person: string,
    { from, upTo }: { from: number; upTo: number },
  ): Promise<BlobOutcome> {
    const offset = this.#arrived(sha256, person);
    if (from > 0 && from !== offset) return { kind: 'MISSING', offset };
    this.parts.delete(`${person} ${sha256}`);
    if (upTo < byteLength) {
      this.parts.set(`${person} ${sha256}`, upTo);
      return { kind: 'RETRY', retryAfterMs: null };
    }
    this.store(sha256);
    return { kind: 'STORED' };
  }

  answer({ clientId, ops, since, scope }: SyncPush, person: string, upTo: number | null): SyncPushAnswer {
    const receipts: Receipt[] = [];
    for (const op of ops) {
      const receipt = receipts.length === upTo ? retry(op) : this.#receive(clientId, op, person);
      receipts.push(receipt);
      if (!['APPLIED', 'CONFLICT', 'REJECTED'].includes(receipt.status)) break;
    }
    return { receipts, missingBlobs: this.#missing(), page: this.pull(since, scope) };
  }

  pull(asked: number, scope: string | null): SyncPage {
    if (this.beginsEpochs && asked > this.state.clock && scope === this.#scope) this.#beginNewEpoch();
    const { clock, rows } = this.state;
    const mine = this.#scope;
    const reset = scope !== mine || asked > clock;
    const since = reset ? 0 : asked;
    const newer = [...rows.values()]
      .filter((row) => row.version > since)
      .sort((a, b) => a.version - b.version);
    const page = newer.slice(0, this.rowsPerPage);
    const hasMore = newer.length > page.length;
    const cursor = hasMore ? (page.at(-1)?.version ?? clock) : clock;
    return { since, cursor, hasMore, scope: mine, reset, rows: page, tombstones: [], serverTime: this.now };
  }

  /** Somebody else's work, done in the office. */
  changeInOffice(actionId: string, fields: Partial<ActionRow>): void {
    const row = this.state.rows.get(rowKey({ kind: 'action', id: actionId }));
    if (row?.kind === 'action')
      this.#write({ ...row, data: { ...row.data, ...fields } }, Object.keys(fields));
  }

  /** Bytes have arrived and were verified. */
  store(sha256: string): void {
    this.state.blobs.add(sha256);
    for (const row of [...this.state.rows.values()]) {
      if (row.kind === 'photo' && row.data.sha256 === sha256 && !row.data.stored)
        this.#write({ ...row, data: { ...row.data, stored: true } });
      if (row.kind === 'file' && row.data.sha256 === sha256 && !row.data.stored)
        this.#write({ ...row, data: { ...row.data, stored: true } });
    }
  }

  backUp(): State {
    return structured(this.state);
  }
  /** Yesterday's backup, under a new epoch, whose versions stand above all that were lost (S5). */
  restore(backup: State): void {
    this.state = structured(backup);
    this.#beginNewEpoch();
  }

  #beginNewEpoch(): void {
    this.epoch += 1;
    this.state.clock += VERSIONS_PER_EPOCH;
  }

  get #scope(): string {
    return `${this.epoch}.${this.rights}`;
  }

  #arrived(sha256: string, person: string): number {
    return this.parts.get(`${person} ${sha256}`) ?? 0;
  }

  #missing(): string[] {
    const hashes = [...this.state.rows.values()].flatMap((row) =>
      row.kind === 'photo' || row.kind === 'file' ? row.data.sha256 : [],
    );
    return hashes.filter((sha256) => !this.state.blobs.has(sha256));
  }

  #receive(clientId: string, op: Operation, person: string): Receipt {
    const bare = { opId: op.opId, version: null, code: null, message: null };
    if (!this.understands) return { ...bare, status: 'UPGRADE_REQUIRED' };
    const known = this.state.receipts.get(op.opId);
    if (known) return known;
    const lastSeq = this.state.lastSeq.get(clientId) ?? 0;
    if (op.seq <= lastSeq) return { ...bare, status: 'CLIENT_ROLLBACK' };
    if (op.seq > lastSeq + 1) return { ...bare, status: 'GAP' };
    const receipt = { ...bare, ...this.#apply(op, person) };
    if (receipt.version !== null) this.#remember(person, op.entityId, receipt.version);
    this.state.lastSeq.set(clientId, op.seq);
    this.state.receipts.set(op.opId, receipt);
    return receipt;
  }

  #remember(person: string, entityId: string, version: number): void {
    const { own } = this.state;
    own.set(`${person} ${entityId}`, [...(own.get(`${person} ${entityId}`) ?? []), version]);
  }

  #apply(op: Operation, person: string): Verdict {
    const verdict = this.#judge(op, person);
    if (verdict) return verdict;
    const { effects } = this.state;
    effects.set(op.opId, (effects.get(op.opId) ?? 0) + 1);
    return { status: 'APPLIED', version: this.#carryOut(op), code: null };
  }

  #judge(op: Operation, person: string): Verdict | null {
    const refused = (status: 'REJECTED' | 'CONFLICT', code: string): Verdict => ({
      status,
      version: null,
      code,
    });
    if (isKind(op, 'recordAction'))
      return op.payload.what === '' ? refused('REJECTED', 'WHAT_MISSING') : null;
    if (isKind(op, 'attachPhoto') || isKind(op, 'attachFile')) {
      return this.#has('action', op.payload.actionId) ? null : refused('REJECTED', 'NOT_FOUND');
    }
    const isOnEvidence = rowOf(op.kind) === 'photo' || rowOf(op.kind) === 'file';
    if (isOnEvidence) return this.#has(rowOf(op.kind), op.entityId) ? null : refused('REJECTED', 'NOT_FOUND');
    if (rowOf(op.kind) !== 'action') return null;
    if (!this.#has('action', op.entityId)) return refused('REJECTED', 'NOT_FOUND');
    const own = this.state.own.get(`${person} ${op.entityId}`) ?? [];
    const versions = fieldsOf(op).map((field) => this.#fieldVersion(op.entityId, field));
    const foreign = versions.filter((version) => !own.includes(version));
    return Math.max(0, ...foreign) > (op.baseVersion ?? 0) ? refused('CONFLICT', 'CHANGED_MEANWHILE') : null;
  }

  #carryOut(op: Operation): number {
    const { entityId: id } = op;
    if (isKind(op, 'recordAction')) return this.#recordAction(op);
    if (isKind(op, 'attachPhoto')) {
      const stored = this.state.blobs.has(op.payload.sha256);
      const data = {
        position: null,
        ...op.payload,
        stored,
        fault: null,
        usedBefore: false,
        withdrawnAt: null,
      };
      return this.#write({ kind: 'photo', id, version: 0, data });
    }
    if (isKind(op, 'attachFile')) {
      const stored = this.state.blobs.has(op.payload.sha256);
      const data = { ...op.payload, stored, fault: null, withdrawnAt: null };
      return this.#write({ kind: 'file', id, version: 0, data });
    }
    if (isKind(op, 'changePhoto')) {
      const { actionId: _, ...fields } = op.payload;
      return this.#changeEvidence('photo', id, fields);
    }
    if (op.kind === 'withdrawPhoto' || op.kind === 'restorePhoto') {
      return this.#changeEvidence('photo', id, { withdrawnAt: op.kind === 'restorePhoto' ? null : this.now });
    }
    if (op.kind === 'withdrawFile' || op.kind === 'restoreFile') {
      return this.#changeEvidence('file', id, { withdrawnAt: op.kind === 'restoreFile' ? null : this.now });
    }
    if (op.kind === 'restoreAction') return this.#change(id, { withdrawnAt: null, withdrawnReason: null });
    if (isKind(op, 'changeAction')) return this.#change(id, op.payload);
    if (isKind(op, 'withdrawAction')) {
      return this.#change(id, { withdrawnAt: this.now, withdrawnReason: op.payload.reason });
    }
    if (isKind(op, 'submitMonth')) {
      const deed = { logId: this.#logOf(op.payload), deed: 'SUBMISSION' as const, note: null, covered: [] };
      const by = { byId: 'somchai', byName: 'สมชาย', at: this.now, clientTime: op.clientTime };
      return this.#write({ kind: 'deed', id, version: 0, data: { ...deed, ...by } });
    }
    return this.state.clock;
  }

  #recordAction({ entityId: id, payload, clientTime }: Operation<'recordAction'>): number {
    const { measureId, unitId, month, ...content } = payload;
    const logId = this.#logOf({ measureId, unitId, month });
    const by = { recordedById: 'somchai', recordedByName: 'สมชาย', clientTime, receivedAt: this.now };
    const data = { ...content, ...by, logId, withdrawnAt: null, withdrawnReason: null };
    return this.#write({ kind: 'action', id, version: 0, data }, Object.keys(data));
  }

  #logOf(key: { measureId: string; unitId: string; month: string }): string {
    const id = `log of ${key.measureId} ${key.unitId} ${key.month}`;
    const { measureId, unitId, month } = key;
    if (!this.#has('log', id))
      this.#write({ kind: 'log', id, version: 0, data: { measureId, unitId, month } });
    return id;
  }

  #change(id: string, fields: Partial<ActionRow>): number {
    this.changeInOffice(id, fields);
    return this.state.clock;
  }

  #changeEvidence(kind: 'photo' | 'file', id: string, fields: object): number {
    const row = this.state.rows.get(rowKey({ kind, id }));
    return row ? this.#write({ ...row, data: { ...row.data, ...fields } } as SyncRow) : this.state.clock;
  }

  #write(row: SyncRow, fields: string[] = []): number {
    const version = ++this.state.clock;
    this.state.rows.set(rowKey(row), { ...row, version });
    for (const field of fields) this.state.fieldVersions.set(`${row.id} ${field}`, version);
    return version;
  }

  #has(kind: SyncRow['kind'], id: string): boolean {
    return this.state.rows.has(rowKey({ kind, id }));
  }
  #fieldVersion(id: string, field: string): number {
    return this.state.fieldVersions.get(`${id} ${field}`) ?? 0;
  }
}

function retry({ opId }: Operation): Receipt {
  return { opId, status: 'RETRY', version: null, code: null, message: null };
}

function fieldsOf(op: Operation): string[] {
  return isKind(op, 'changeAction') ? Object.keys(op.payload) : ['withdrawnAt'];
}

function emptyState(): State {
  return structured({
    clock: 0,
    receipts: new Map(),
    lastSeq: new Map(),
    rows: new Map(),
    fieldVersions: new Map(),
    own: new Map(),
    effects: new Map(),
    blobs: new Set(),
  });
}

function structured({ clock, receipts, lastSeq, rows, fieldVersions, own, effects, blobs }: State): State {
  return {
    clock,
    receipts: new Map(receipts),
    lastSeq: new Map(lastSeq),
    rows: new Map(rows),
    fieldVersions: new Map(fieldVersions),
    own: new Map(own),
    effects: new Map(effects),
    blobs: new Set(blobs),
  };
}
