const SHORT_MS = 30;

/** A short buzz under the finger, where the phone has one and the page may use it. */
export function buzz(): void {
  if ('vibrate' in navigator) navigator.vibrate(SHORT_MS);
}
