/** Files that were chosen and not taken: which, and why. */

export interface RefusedFile {
  key: number;
  name: string;
  reason: string;
}

let lastKey = 0;

export class Refusals {
  refused = $state.raw<readonly RefusedFile[]>([]);

  refuse({ name }: File, reason: string): void {
    this.refused = [...this.refused, { key: ++lastKey, name, reason }];
  }

  /** The message about a refused file was read. */
  dismiss(key: number): void {
    this.refused = this.refused.filter((file) => file.key !== key);
  }

  clearRefused(): void {
    this.refused = [];
  }
}
