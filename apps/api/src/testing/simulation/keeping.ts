/**
 * Who has what people were told is saved. A phone that was given something keeps it until its person puts it away, or
 * its browser destroys it: what no phone is left to keep, and the server has not, is nobody's fault.
 */
import type { SimulatedPhone } from './simulated-phone.ts';

export class Keeping {
  /** Operations, by id. */
  readonly operations = new Pieces((phone, opId) => phone.knows(opId));
  /** Bytes of photos and files, by hash. */
  readonly bytes = new Pieces((phone, sha256) => phone.storage.stores.blobs.has(sha256));

  /** From now on the phone answers for all that it has of it. */
  found(phone: SimulatedPhone): void {
    for (const pieces of [this.operations, this.bytes]) pieces.give(phone, pieces.on(phone));
  }

  /** What `phone` has of it afterwards is all that it still answers for. */
  whileDestroyed(phone: SimulatedPhone, destroy: () => void): void {
    const [operations, bytes] = [this.operations.on(phone), this.bytes.on(phone)];
    destroy();
    this.operations.survive(phone, operations);
    this.bytes.survive(phone, bytes);
  }
}

class Pieces {
  readonly #keepers = new Map<string, Set<SimulatedPhone>>();
  readonly #has: (phone: SimulatedPhone, piece: string) => boolean;

  constructor(has: (phone: SimulatedPhone, piece: string) => boolean) {
    this.#has = has;
  }

  /** All that was ever saved and not put away. */
  get saved(): Iterable<string> {
    return this.#keepers.keys();
  }

  /** Some phone must have it still, unless the server does. */
  isKept(piece: string): boolean {
    return (this.#keepers.get(piece)?.size ?? 0) > 0;
  }

  /** Those that the phone has at this moment. */
  on(phone: SimulatedPhone): string[] {
    return [...this.#keepers.keys()].filter((piece) => this.#has(phone, piece));
  }

  give(phone: SimulatedPhone, pieces: Iterable<string>): void {
    for (const piece of pieces) this.#keepers.set(piece, (this.#keepers.get(piece) ?? new Set()).add(phone));
  }

  /** The phone need not have it any more. */
  excuse(phone: SimulatedPhone, pieces: Iterable<string>): void {
    for (const piece of pieces) this.#keepers.get(piece)?.delete(phone);
  }

  /** Nobody need have it any more. */
  putAway(pieces: Iterable<string>): void {
    for (const piece of pieces) this.#keepers.delete(piece);
  }

  /** An older store may lack what the newer one had (`before`), and have what that one had lost. */
  survive(phone: SimulatedPhone, before: readonly string[]): void {
    this.excuse(
      phone,
      before.filter((piece) => !this.#has(phone, piece)),
    );
    this.give(phone, this.on(phone));
  }
}
