/** What every tray of chosen files has: those not taken and why, and when it is done with the others. */

export interface RefusedFile {
  key: number;
  name: string;
  reason: string;
}

let lastKey = 0;

export class Tray {
  refused = $state.raw<readonly RefusedFile[]>([]);
  #settled: Promise<unknown> = Promise.resolve();

  /** Resolves when all that was chosen by now is ready, or refused. */
  get settled(): Promise<unknown> {
    return this.#settled;
  }

  refuse({ name }: File, reason: string): void {
    this.refused = [...this.refused, { key: ++lastKey, name, reason }];
  }

  /** The message about a refused file was read. */
  dismiss(key: number): void {
    this.refused = this.refused.filter((file) => file.key !== key);
  }

  /** Notes that files are being made ready. */
  protected settling(work: Promise<unknown>): void {
    this.#settled = Promise.all([this.#settled, work]);
  }

  clearRefused(): void {
    this.refused = [];
  }
}
