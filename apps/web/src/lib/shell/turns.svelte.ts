/**
 * The page an app starts with is drawn in pieces, each in a task of its own: between two of them a slow phone hears a
 * touch. Later pages are drawn whole: whoever goes back finds the place where they were.
 */
import { tick } from 'svelte';

let waiting = 0;
let isOver = false;
let drawing = $state(false);

/** Pieces of the first page are still to be drawn. */
export function isDrawing(): boolean {
  return drawing;
}

/** Resolves when the next piece may be drawn; undefined when it may be drawn at once. */
export function turn(): Promise<void> | undefined {
  if (isOver) return undefined;
  waiting += 1;
  drawing = true;
  // Not when the piece before is on the screen: that would cost a frame each, and the whole page is wanted soon.
  const come = new Promise<void>((done) => setTimeout(done));
  void come.then(tick).then(drawn);
  return come;
}

/** Pieces within that one wait by now. */
function drawn(): void {
  waiting -= 1;
  if (waiting > 0) return;
  isOver = true;
  drawing = false;
}

/** Of a list whose every entry is a piece. */
export class Entries {
  /** How many of them may be drawn. */
  count = $state(isOver ? Infinity : 0);

  /** `all`: how many there are. */
  constructor(all: () => number) {
    void this.#growTo(all);
  }

  async #growTo(all: () => number): Promise<void> {
    while (this.count < all()) {
      await turn();
      this.count += 1;
    }
    this.count = Infinity;
  }
}
