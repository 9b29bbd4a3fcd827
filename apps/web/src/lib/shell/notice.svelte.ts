/** One short sentence about what just happened, read out and shown for a while, also across a change of page. */

const SHOWN_FOR_MS = 6000;

class Notice {
  text = $state('');
  #timer: ReturnType<typeof setTimeout> | undefined;

  say(text: string): void {
    this.text = text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.text = ''), SHOWN_FOR_MS);
  }
}
export const notice = new Notice();
