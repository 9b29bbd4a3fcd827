/** Photos chosen for a record: those being made ready, those ready to be saved with it, and those it cannot use. */
import {
  LIMITS,
  photoFault,
  photoProblemSentence,
  problemSentence,
  type PhotoProblemCode,
  type ProblemDetails,
} from '@prongsai/domain';
import { PHOTO_LIMIT_MB } from '#lib/device/image-file.ts';
import { preparePhoto, PhotoRefused, type ReadyPhoto } from '#lib/device/photo.ts';
import { messages } from '#lib/messages/messages.svelte.ts';
import { num } from '#lib/messages/numerals.svelte.ts';

export type { ReadyPhoto };
export { PHOTO_LIMIT_MB };
export const MOST_PHOTOS = LIMITS.photos;

/** A file on its way; in the place where it was chosen. */
export interface Tile {
  key: number;
  /** Null while it is being made ready. */
  photo: ReadyPhoto | null;
  stop: AbortController;
}

/** A file that was not taken. */
export interface RefusedFile {
  key: number;
  name: string;
  reason: string;
}

let lastKey = 0;

export class PhotoTray {
  tiles = $state.raw<readonly Tile[]>([]);
  refused = $state.raw<readonly RefusedFile[]>([]);
  /** Ready, in the order they were chosen. */
  photos = $derived(this.tiles.map(({ photo }) => photo).filter((photo) => photo !== null));
  /** How many are still being made ready. */
  reading = $derived(this.tiles.length - this.photos.length);
  #already: () => number;
  /** How many more the record may have (PHOTO3). */
  left = $derived.by(() => Math.max(0, LIMITS.photos - this.#already() - this.tiles.length));

  /** `already`: photos that the record has had before. */
  constructor(already: () => number = () => 0) {
    this.#already = already;
  }

  /** Each file stands in the tray at once and is made ready in turn; one that cannot be used holds back no other. */
  async add(files: readonly File[]): Promise<void> {
    this.refused = [];
    await Promise.all(files.map((file) => this.#addOne(file)));
  }

  /** Also while it is being made ready. */
  remove(key: number): void {
    this.tiles.find((tile) => tile.key === key)?.stop.abort();
    this.tiles = this.tiles.filter((tile) => tile.key !== key);
  }

  /** The message about a refused file was read. */
  dismiss(key: number): void {
    this.refused = this.refused.filter((file) => file.key !== key);
  }

  /** Puts photos back that were made ready before. */
  restore(photos: readonly ReadyPhoto[]): void {
    const back = photos.map((photo) => ({ key: ++lastKey, photo, stop: new AbortController() }));
    this.tiles = [...back, ...this.tiles];
  }

  clear(): void {
    for (const { key } of this.tiles) this.remove(key);
    this.refused = [];
  }

  async #addOne(file: File): Promise<void> {
    const key = ++lastKey;
    const fault = photoFault(LIMITS.photos - this.left);
    if (fault) return this.#refuse(key, file, tooMany(fault.details));
    const stop = new AbortController();
    this.tiles = [...this.tiles, { key, photo: null, stop }];
    try {
      this.#ready(key, await preparePhoto(file, stop.signal));
    } catch (error) {
      if (stop.signal.aborted) return;
      this.remove(key);
      this.#refuse(key, file, refusalOf(error));
    }
  }

  #ready(key: number, photo: ReadyPhoto): void {
    if (this.photos.some(({ sourceSha256 }) => sourceSha256 === photo.sourceSha256))
      throw new PhotoRefused('PHOTO_TWICE');
    this.tiles = this.tiles.map((tile) => (tile.key === key ? { ...tile, photo } : tile));
  }

  #refuse(key: number, { name }: File, reason: string): void {
    this.refused = [...this.refused, { key, name, reason }];
  }
}

function tooMany(details: ProblemDetails): string {
  return num(problemSentence('TOO_MANY_PHOTOS', messages.language, details));
}

function refusalOf(error: unknown): string {
  const code: PhotoProblemCode = error instanceof PhotoRefused ? error.code : 'PHOTO_FAILED';
  const details = error instanceof PhotoRefused ? error.details : {};
  return num(photoProblemSentence(code, messages.language, details));
}
