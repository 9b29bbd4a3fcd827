/** One short sentence about what just happened, read out and shown for a while, also across a change of page. */

const SHOWN_FOR_MS = 6000;
/** With something to tap: long enough to read, think and reach for it. */
const TAPPED_WITHIN_MS = 12_000;

/** What may still be done about it. */
export interface Afterthought {
  label: string;
  run: () => void;
  /** What it would write over, once that is begun anew. */
  replaces?: string;
}

class Notice {
  text = $state('');
  then = $state.raw<Afterthought | null>(null);
  /** It did not go as the person wished. */
  failed = $state(false);
  /** How often something was said: the same sentence once more is news again. */
  said = $state(0);
  #timer: ReturnType<typeof setTimeout> | undefined;

  say(text: string, then: Afterthought | null = null): void {
    this.text = text;
    this.then = then;
    this.failed = false;
    this.said += 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#end(), then ? TAPPED_WITHIN_MS : SHOWN_FOR_MS);
  }

  /** Says that something did not go as the person wished. */
  fail(text: string, then: Afterthought | null = null): void {
    this.say(text, then);
    this.failed = true;
  }

  /** Does what may still be done; only once. */
  tap(): void {
    const then = this.then;
    this.#end();
    then?.run();
  }

  /** Somebody has begun anew what it would write over. */
  outdate(replaced: string): void {
    if (this.then?.replaces === replaced) this.#end();
  }

  #end(): void {
    clearTimeout(this.#timer);
    this.text = '';
    this.then = null;
  }
}
export const notice = new Notice();
