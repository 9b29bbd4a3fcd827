/** Decides when to send: on a save, a tap, a signal, on coming back to the screen; never while hidden (C10). */
import {
  drainPhotos,
  drainRecords,
  forgetOld,
  nextPhotoAt,
  type Pass,
  type PassEnd,
  type Ports,
} from '@prongsai/outbox';
import type { HttpNetwork } from '../device/network.ts';
import { Lane } from './lane.ts';

/** OFFLINE: nobody was reached; BUSY: the server was, and asked to come back later; FULL: the phone has no room to go on. */
export type DrainState = 'IDLE' | 'SENDING' | 'OFFLINE' | 'BUSY' | 'FULL' | 'SIGNED_OUT';

export interface DrainerEvents {
  onState(state: DrainState, upgradeRequired: boolean): void;
}

/** News is asked for this often while the screen is looked at. */
const NEWS_EVERY_MS = 5 * 60 * 1000;

export class Drainer {
  #ports: Ports;
  #network: HttpNetwork;
  #events: DrainerEvents;
  #records: Lane;
  #photos: Lane;
  #listening = new AbortController();
  #upgradeRequired = false;
  #signedOut = false;
  #tidied = false;

  constructor(ports: Ports, network: HttpNetwork, events: DrainerEvents) {
    this.#ports = ports;
    this.#network = network;
    this.#events = events;
    const { random } = ports;
    const lock = (lane: string): string => `prongsai-${lane}-${ports.personId}`;
    const shared = { random, isAwake: this.#isAwake };
    this.#records = new Lane({
      ...shared,
      lock: lock('records'),
      pass: () => drainRecords(ports, this.#isAwake),
      onStart: () => this.#tell('SENDING'),
      onEnd: ({ end }) => this.#recordsEnded(end),
    });
    this.#photos = new Lane({
      ...shared,
      lock: lock('photos'),
      pass: () => drainPhotos(ports, this.#isAwake),
      onStart: () => undefined,
      onEnd: (pass) => this.#photosEnded(pass),
    });
  }

  /** Listens to the phone until `stop`, and begins at once. */
  start(): void {
    const { signal } = this.#listening;
    addEventListener('online', () => void this.drainNow(), { signal });
    document.addEventListener('visibilitychange', () => this.#onVisible(), { signal });
    navigator.serviceWorker?.addEventListener('message', (event) => this.#onMessage(event), { signal });
    void this.drainNow();
  }

  stop(): void {
    this.#listening.abort();
    this.#records.stop();
    this.#photos.stop();
  }

  /** By the person's hand, or on a new sign-in: tries even what was paused. */
  async drainNow(): Promise<void> {
    this.#network.doubt();
    this.#signedOut = false;
    this.#upgradeRequired = false;
    await this.#records.wake();
  }

  /** After a save: unless the session is known to be over. */
  saved(): void {
    this.heard();
    void askForSync();
  }

  /** The server has something new. */
  heard(): void {
    if (!this.#signedOut && !this.#upgradeRequired) void this.#records.wake();
  }

  #isAwake = (): boolean =>
    document.visibilityState === 'visible' && !this.#listening.signal.aborted && !this.#signedOut;

  #onVisible(): void {
    if (document.visibilityState === 'visible') void this.drainNow();
  }

  #onMessage({ data }: MessageEvent): void {
    if (typeof data === 'object' && data !== null && data.type === 'drain') void this.drainNow();
  }

  #recordsEnded(end: PassEnd): void {
    this.#signedOut = end.kind === 'SIGNED_OUT';
    this.#upgradeRequired = end.kind === 'UPGRADE_REQUIRED';
    this.#tell(stateAfter(end));
    if (end.kind === 'DONE') this.#records.wakeIn(NEWS_EVERY_MS);
    // Photos that arrive make room on a full phone.
    if (end.kind === 'DONE' || end.kind === 'FULL') void this.#photos.wake();
  }

  #photosEnded({ end, progressed }: Pass): void {
    if (end.kind === 'SIGNED_OUT') return this.#recordsEnded(end);
    if (end.kind === 'RETRY' || end.kind === 'FULL') this.#tell(stateAfter(end));
    // The rows of photos that have arrived say so now.
    if (progressed) void this.#records.wake();
    // Should the store fail here, the next pass comes by anyway.
    if (end.kind === 'DONE') void this.#restUntilDue().catch(() => undefined);
  }

  async #restUntilDue(): Promise<void> {
    const { clock } = this.#ports;
    if (!this.#tidied) await forgetOld(this.#ports);
    this.#tidied = true;
    const next = await nextPhotoAt(this.#ports);
    if (next) this.#photos.wakeIn(Math.max(1000, next.getTime() - clock.now().getTime()));
  }

  #tell(state: DrainState): void {
    this.#events.onState(state, this.#upgradeRequired);
  }
}

function stateAfter(end: PassEnd): DrainState {
  if (end.kind === 'SIGNED_OUT' || end.kind === 'FULL') return end.kind;
  if (end.kind !== 'RETRY') return 'IDLE';
  return end.busy ? 'BUSY' : 'OFFLINE';
}

/** Where the browser can, it wakes an open page when the network is back. */
async function askForSync(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  if (registration && hasSync(registration)) await registration.sync.register('drain').catch(() => undefined);
}

/** Background Sync is not in every browser, nor in TypeScript's list. */
function hasSync(
  registration: ServiceWorkerRegistration,
): registration is ServiceWorkerRegistration & { sync: { register(tag: string): Promise<void> } } {
  return 'sync' in registration;
}
