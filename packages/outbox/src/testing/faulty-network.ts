/** The road between a phone and the server, with everything that happens on it. */
import type { SyncPush } from '@prongsai/contract';
import type { BlobOutcome, Network, PushOutcome, Sending } from '../ports.ts';
import type { MemoryStorage } from './memory-storage.ts';
import { PhoneDied } from './memory-storage.ts';

/** The far end of the road: the small model, or the real server. */
export interface Server {
  /** Gets as far as operation `upTo` of the batch and is then too busy; null when it is not. */
  push(push: SyncPush, person: string, upTo: number | null): Promise<PushOutcome>;
  headBlob(sha256: string, person: string): Promise<BlobOutcome>;
  /** The bytes travel from byte `from` on, and no further than byte `upTo`. */
  putBlob(
    sha256: string,
    bytes: ArrayBuffer,
    person: string,
    way: { from: number; upTo: number },
  ): Promise<BlobOutcome>;
}

export const FAULTS = [
  'NONE',
  /** The request never arrives. */
  'REQUEST_LOST',
  /** Of a photo, half of what was sent arrives; of anything else, nothing. */
  'CUT_MIDWAY',
  /** It is carried out, and nobody hears of it. */
  'RESPONSE_LOST',
  /** It arrives twice; the second answer is heard. */
  'TWICE',
  'SIGNED_OUT',
  /** 200, and somebody else's page. */
  'CAPTIVE_PORTAL',
  'SERVER_BUSY_MIDWAY',
  /** The page is killed after the request went out. */
  'PHONE_DIES',
  'PHONE_DIES_BEFORE_COMMIT',
  'PHONE_DIES_AFTER_COMMIT',
  /** The answer takes its time; others overtake it. */
  'SLOW',
] as const;
export type Fault = (typeof FAULTS)[number];

let colleagues = 0;
const FROM_THE_START: Sending = { from: 0, onProgress: () => undefined };
const NOT_DELIVERED: readonly Fault[] = ['REQUEST_LOST', 'CUT_MIDWAY', 'CAPTIVE_PORTAL'];
const RETRY = { kind: 'RETRY', retryAfterMs: null } as const;

export class FaultyNetwork implements Network {
  /** One for each request to come; none left means all is well. */
  faults: Fault[] = [];
  pushes: SyncPush[] = [];
  /** Bytes of photos that went out and arrived. */
  bytesSent = 0;
  /** Hashes whose bytes never get through. */
  stuck = new Set<string>();
  /** Hashes the server will not take, with the code. */
  refused = new Map<string, { code: string; final: boolean }>();
  /** Operations that make a whole request unreadable. */
  unreadable = new Set<string>();
  /** Set to hold every answer back until it resolves. */
  gate: Promise<void> | null = null;
  /** Whose phone it is: each one is another colleague's. */
  readonly person: string;
  server: Server;
  #storage: MemoryStorage;

  constructor(server: Server, storage: MemoryStorage, person = `colleague ${(colleagues += 1)}`) {
    this.server = server;
    this.#storage = storage;
    this.person = person;
  }

  async push(push: SyncPush): Promise<PushOutcome> {
    this.pushes.push(push);
    const fault = this.faults.shift() ?? 'NONE';
    if (fault === 'SIGNED_OUT') return { kind: 'SIGNED_OUT' };
    if (NOT_DELIVERED.includes(fault)) return RETRY;
    if (push.ops.some(({ opId }) => this.unreadable.has(opId))) return { kind: 'REFUSED' };
    const outcome = await this.#deliver(push, fault);
    await this.gate;
    if (fault === 'SLOW') await severalTurns();
    this.#befall(fault);
    return fault === 'RESPONSE_LOST' ? RETRY : outcome;
  }

  async headBlob(sha256: string): Promise<BlobOutcome> {
    return this.#onTheWay(this.#next()) ?? this.server.headBlob(sha256, this.person);
  }

  async putBlob(
    sha256: string,
    bytes: ArrayBuffer,
    { from, onProgress }: Sending = FROM_THE_START,
  ): Promise<BlobOutcome> {
    const fault = this.#next();
    const refused = this.refused.get(sha256);
    const isCut = fault === 'CUT_MIDWAY' && !refused;
    const failure = isCut ? null : this.#onTheWay(fault);
    if (failure) return failure;
    if (refused) return { kind: 'REFUSED', ...refused };
    if (this.stuck.has(sha256) || bytes.byteLength === 0) return RETRY;
    const upTo = isCut ? Math.floor((from + bytes.byteLength) / 2) : bytes.byteLength;
    onProgress(upTo);
    this.bytesSent += upTo - from;
    return this.server.putBlob(sha256, bytes, this.person, { from, upTo });
  }

  async #deliver(push: SyncPush, fault: Fault): Promise<PushOutcome> {
    const upTo = fault === 'SERVER_BUSY_MIDWAY' ? Math.floor(push.ops.length / 2) : null;
    const first = await this.server.push(push, this.person, upTo);
    return fault === 'TWICE' ? this.server.push(push, this.person, null) : first;
  }

  #befall(fault: Fault): void {
    if (fault === 'PHONE_DIES') throw new PhoneDied();
    if (fault === 'PHONE_DIES_BEFORE_COMMIT') this.#storage.nextWrite = 'DIES_BEFORE_COMMIT';
    if (fault === 'PHONE_DIES_AFTER_COMMIT') this.#storage.nextWrite = 'DIES_AFTER_COMMIT';
  }

  #next(): Fault {
    return this.faults.shift() ?? 'NONE';
  }

  #onTheWay(fault: Fault): BlobOutcome | null {
    this.#befall(fault);
    if (fault === 'SIGNED_OUT') return { kind: 'SIGNED_OUT' };
    return [...NOT_DELIVERED, 'SERVER_BUSY_MIDWAY'].includes(fault) ? RETRY : null;
  }
}

async function severalTurns(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
}
