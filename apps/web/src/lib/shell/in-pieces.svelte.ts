/** The first page of an app that starts is drawn a piece at a time: shorter tasks, and earlier entries. */

/** Entries of a list that are drawn in one task. */
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
    await breath();
    this.begun = true;
    do {
      await breath();
      this.entries += PIECE;
    } while (this.entries < all());
    this.#drawAll();
  }
}

/** Not until the piece is on the screen: that would cost a frame each, and the whole page is wanted soon. */
function breath(): Promise<void> {
  return new Promise((done) => setTimeout(done));
}
