/**
 * A new version waits until the person taps the bar, and never takes over while a form holds unsaved words, in
 * this tab or another. Then every tab reloads, once.
 */
import { untrack } from 'svelte';

const LOOK_EVERY_MS = 60 * 60 * 1000;
/** A Web Lock that forms with unsaved words share, across tabs; it is let go when a tab dies. */
const UNSAVED = 'prongsai.unsaved';
/** Where words are written. What is chosen, or looked for, is no loss. */
const WORDS = 'textarea, input:not([type=radio], [type=checkbox], [type=search], [type=file])';
const LET_GO_MS = 1000;
const TAKE_OVER_MS = 3000;

export class Updates {
  /** A newer version is on the phone and may be used. */
  ready = $state(false);
  /** The person asked for it while words stood unsaved here or in another tab. */
  refused = $state(false);
  /** The person asked for it, and it is on its way. */
  coming = $state(false);
  #dirtyForms = $state(0);
  #typedInto = new Set<HTMLElement>();
  #waiting: ServiceWorker | null = null;
  /** The first version a phone ever gets replaces nothing. */
  #isUpdate = false;
  #patience: ReturnType<typeof setTimeout> | undefined;

  /** Unsaved words are on the screen; using the new version would lose them. */
  get held(): boolean {
    return this.#dirtyForms > 0;
  }

  /** Registers the service worker and watches for newer ones. Does nothing where there is none. */
  async watch(): Promise<void> {
    document.documentElement.dataset['started'] = '';
    if (!('serviceWorker' in navigator)) return;
    document.addEventListener('input', ({ target }) => {
      if (target instanceof HTMLElement && target.matches(WORDS)) this.#typedInto.add(target);
    });
    this.#isUpdate = navigator.serviceWorker.controller !== null;
    navigator.serviceWorker.addEventListener('controllerchange', this.#onTakenOver);
    const registration = await navigator.serviceWorker.register('/service-worker.js', {
      updateViaCache: 'none',
    });
    this.#offer(registration.waiting);
    registration.addEventListener('updatefound', () => this.#follow(registration.installing));
    setInterval(() => void registration.update().catch(ignoreOffline), LOOK_EVERY_MS);
  }

  /** Switches to the new version, unless a form is being filled in somewhere; every tab then reloads. */
  async use(): Promise<void> {
    if (this.coming) return;
    this.coming = true;
    this.refused = this.hasUnsavedWords() || !(await isNobodyWriting());
    if (this.refused) this.coming = false;
    else await this.#replace();
  }

  /** Holds updates back until the returned function is called. */
  hold(): () => void {
    this.#count(1);
    const letGo = shareLock();
    return () => {
      this.#count(-1);
      letGo();
    };
  }

  /** Called from effects, which must not run again because of what is counted here. */
  #count(by: number): void {
    untrack(() => {
      this.#dirtyForms += by;
      this.refused = false;
      // The repair of a broken shell reloads the page as well, and asks here.
      document.documentElement.toggleAttribute('data-unsaved', this.#dirtyForms > 0);
    });
  }

  /** Also where a form counts itself not: a note half written in a sheet is lost by a reload all the same. */
  hasUnsavedWords(): boolean {
    const standing = [...this.#typedInto].filter((field) => field.isConnected);
    this.#typedInto = new Set(standing);
    return this.held || standing.some((field) => 'value' in field && field.value !== '');
  }

  #follow(worker: ServiceWorker | null): void {
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed') this.#offer(worker);
    });
  }

  #offer(worker: ServiceWorker | null): void {
    if (!worker || !navigator.serviceWorker.controller) return;
    this.#waiting = worker;
    this.ready = true;
  }

  /**
   * When a request wakes the older version just then, as sending does after a save, Chromium holds the newer one back
   * for minutes, unless a page is opened anew.
   */
  async #replace(): Promise<void> {
    // A browser whose store is broken may not say what it has.
    const worker = this.#waiting ?? (await newest().catch(() => null));
    if (!worker) return this.#openAnew();
    worker.postMessage({ type: 'use-new-version' });
    this.#patience = setTimeout(() => this.#openAnew(), TAKE_OVER_MS);
  }

  #onTakenOver = (): void => {
    clearTimeout(this.#patience);
    this.#waiting = null;
    if (this.#isUpdate) this.#openAnew();
    this.#isUpdate = true;
  };

  /** A tab in which somebody began to write meanwhile keeps what it shows, and asks. */
  #openAnew(): void {
    if (!this.hasUnsavedWords()) return location.reload();
    this.ready = true;
    this.coming = false;
  }
}

export const updates = new Updates();

function shareLock(): () => void {
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  void navigator.locks?.request(UNSAVED, { mode: 'shared' }, () => held);
  return () => letGo();
}

/** A busy phone takes a moment to let go of the lock of a form that was just saved; another tab's is held on to. */
async function isNobodyWriting(): Promise<boolean> {
  if (!navigator.locks) return true;
  const signal = AbortSignal.timeout(LET_GO_MS);
  return navigator.locks.request(UNSAVED, { signal }, () => true).catch(() => false);
}

/** Asked for by a person who knows there is one: the server no longer understands this version. */
async function newest(): Promise<ServiceWorker | null> {
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.update().catch(ignoreOffline);
  const worker = registration?.installing ?? registration?.waiting ?? null;
  while (worker?.state === 'installing') await changed(worker);
  return worker?.state === 'installed' ? worker : null;
}

function changed(worker: ServiceWorker): Promise<unknown> {
  return new Promise((resolve) => worker.addEventListener('statechange', resolve, { once: true }));
}

function ignoreOffline(): void {
  // Without a signal there is simply no news.
}
