/** A person's phone: the engine as the app has it, over a store in memory and a road on which everything happens. */
import type { Operation } from '@prongsai/contract';
import { attachedHash, type OutboxState, type Ports } from '@prongsai/outbox';
import { FaultyNetwork, MemoryStorage } from '@prongsai/outbox/testing';
import type { SimulatedTown, Who } from './simulated-town.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

export class SimulatedPhone implements Ports {
  readonly who: Who;
  readonly personId: string;
  readonly storage = new MemoryStorage();
  readonly network: FaultyNetwork;
  readonly ids: { next(): string };
  /** How far its clock is ahead of the server's. */
  skewDays = 0;
  readonly clock = { now: (): Date => new Date(this.#town.time + this.skewDays * DAY_MS) };
  readonly random = (): number => 0.5;
  readonly #town: SimulatedTown;

  constructor(town: SimulatedTown, who: Who, ids: { next(): string }) {
    this.#town = town;
    this.who = who;
    this.personId = town.personId(who);
    this.ids = ids;
    this.network = new FaultyNetwork(town, this.storage, this.personId);
  }

  /** Nobody has ever used it. */
  get isUntouched(): boolean {
    return this.storage.stores.meta.size === 0;
  }

  get state(): OutboxState {
    const { ops, acknowledged, attention, uploads } = this.storage.stores;
    return {
      ops: [...ops.values()].sort((a, b) => a.seq - b.seq),
      acknowledged: [...acknowledged.values()],
      attention: [...attention.values()],
      uploads: [...uploads.values()],
    };
  }

  /** Operations that only this person can lose: waiting, or refused and not yet looked at; by id. */
  get unfinished(): Map<string, Operation> {
    const { ops, attention } = this.storage.stores;
    return new Map([...ops, ...[...attention].map(([opId, { op }]) => [opId, op] as const)]);
  }

  /** Of all bytes that are here. */
  get hashes(): string[] {
    return [...this.storage.stores.blobs.keys()];
  }

  /** Of photos and files that an operation on this phone attaches, whatever became of it. */
  get hashesNamed(): Set<string> {
    const acknowledged = [...this.storage.stores.acknowledged.values()].map(({ op }) => op);
    const hashes = [...acknowledged, ...this.unfinished.values()].map(attachedHash);
    return new Set(hashes.filter((sha256) => sha256 !== null));
  }

  get isFull(): boolean {
    return this.storage.room < Infinity;
  }

  /** Hashes of bytes that the server has told it holds, and that stay here in case it comes back from a backup. */
  get keptInCase(): string[] {
    const { blobs, uploads } = this.storage.stores;
    return [...uploads.values()]
      .filter(({ sha256, storedAt }) => storedAt !== null && blobs.has(sha256))
      .map(({ sha256 }) => sha256);
  }

  /** The server has these bytes at this moment. */
  isHeld(sha256: string): Promise<boolean> {
    return this.#town.holds(sha256);
  }

  knows(opId: string): boolean {
    const { ops, acknowledged, attention } = this.storage.stores;
    return ops.has(opId) || acknowledged.has(opId) || attention.has(opId);
  }

  /** The road is clear and nothing is about to break. */
  calm(): void {
    this.network.faults = [];
    this.storage.nextWrite = null;
  }
}
