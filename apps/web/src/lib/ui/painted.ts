/** Slower than any screen draws; a page that nobody sees draws nothing. */
const LONGEST_FRAME_MS = 250;

/** Resolves when what was changed just now is on the screen: before something that keeps a slow phone busy. */
export function painted(): Promise<void> {
  return new Promise((done) => {
    setTimeout(done, LONGEST_FRAME_MS);
    requestAnimationFrame(() => setTimeout(done));
  });
}
