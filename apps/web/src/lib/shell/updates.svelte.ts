/**
 * A new version waits until the person taps the bar, and never while a form holds unsaved words. The tab that
 * asked reloads once; another open tab keeps what it shows and offers the same bar.
 */
import { untrack } from 'svelte';

const LOOK_EVERY_MS = 60 * 60 * 1000;

export class Updates {
  /** A newer version is on the phone and may be used. */
  ready = $state(false);
  #dirtyForms = $state(0);
  #waiting: ServiceWorker | null = null;
  #asked = false;

  /** Unsaved words are on the screen; using the new version would lose them. */
  get held(): boolean {
    return this.#dirtyForms > 0;
  }

  /** Registers the service worker and watches for newer ones. Does nothing where there is none. */
  async watch(): Promise<void> {
    if (!('serviceWorker' in navigator)) return;
    navigator.serviceWorker.addEventListener('controllerchange', this.#onTakenOver);
    const registration = await navigator.serviceWorker.register('/service-worker.js', {
      updateViaCache: 'none',
    });
    this.#offer(registration.waiting);
    registration.addEventListener('updatefound', () => this.#follow(registration.installing));
    setInterval(() => void registration.update().catch(ignoreOffline), LOOK_EVERY_MS);
  }

  /** Switches to the new version and reloads, unless a form is being filled in. */
  use(): void {
    if (this.held) return;
    this.#asked = true;
    if (this.#waiting) this.#waiting.postMessage({ type: 'use-new-version' });
    else location.reload();
  }

  /** Holds updates back until the returned function is called. */
  hold(): () => void {
    // Called from effects, which must not run again because of what they count here.
    const count = (by: number): void => untrack(() => void (this.#dirtyForms += by));
    count(1);
    return () => count(-1);
  }

  #follow(worker: ServiceWorker | null): void {
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed') this.#offer(worker);
    });
  }

  /** The first version a phone ever gets replaces nothing, so there is nothing to ask. */
  #offer(worker: ServiceWorker | null): void {
    if (!worker || !navigator.serviceWorker.controller) return;
    this.#waiting = worker;
    this.ready = true;
  }

  #onTakenOver = (): void => {
    if (this.#asked) return location.reload();
    if (!this.ready) return;
    this.#waiting = null;
  };
}

export const updates = new Updates();

function ignoreOffline(): void {
  // Without a signal there is simply no news.
}
