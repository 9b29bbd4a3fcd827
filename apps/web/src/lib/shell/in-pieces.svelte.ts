/** The first page of an app that starts is drawn a piece at a time: between two of them a slow phone hears what is tapped. */
import { painted } from '#lib/ui/painted.ts';

/** Entries of a list that a slow phone draws before anybody waits for it. */
const PIECE = 3;

let hasStarted = false;

/** Later pages are drawn whole: whoever goes back finds the place where they were. */
export function started(): void {
  hasStarted = true;
}

export class InPieces {
  /** What stands before the list may be drawn. */
  begun = $state(false);
  /** How many entries of the list may be drawn. */
  entries = $state(0);

  /** `all`: how many entries there are. */
  constructor(all: () => number) {
    if (hasStarted) this.#drawAll();
    else void this.#drawOn(all);
  }

  get isWhole(): boolean {
    return this.entries === Infinity;
  }

  #drawAll(): void {
    this.begun = true;
    this.entries = Infinity;
  }

  async #drawOn(all: () => number): Promise<void> {
    await painted();
    this.begun = true;
    do {
      await painted();
      this.entries += PIECE;
    } while (this.entries < all());
    this.#drawAll();
  }
}
