/** One act of a person, however often it is tried. */
import type { Ids } from './ports.ts';

/**
 * The ids of one act, each minted once. Of a save that failed, nobody can be quite sure that it did not happen: who taps
 * again saves the same under the same ids, and what is here by then is passed over (C1).
 */
export class Act {
  #minted = new Map<string, string>();
  #ids: Ids;
  #tried = false;

  constructor(ids: Ids) {
    this.#ids = ids;
  }

  /** The id of what is described so. */
  idOf(what: string): string {
    const id = this.#minted.get(what) ?? this.#ids.next();
    this.#minted.set(what, id);
    return id;
  }

  /** Asked at each try. */
  isFirstTry(): boolean {
    const isFirst = !this.#tried;
    this.#tried = true;
    return isFirst;
  }
}
