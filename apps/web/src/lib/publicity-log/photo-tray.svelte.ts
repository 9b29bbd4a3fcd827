/**
 * Photos chosen for a record, in the order in which they will be shown: those being made ready, those ready to be
 * saved with it, and those it cannot use.
 */
import {
  LIMITS,
  photoFault,
  photoProblemSentence,
  problemSentence,
  type PhotoProblemCode,
  type ProblemDetails,
} from '@prongsai/domain';
import { PHOTO_LIMIT_MB } from '#lib/device/image-file.ts';
import { expectPhoto, preparePhoto, PhotoRefused, type ReadyPhoto } from '#lib/device/photo.ts';
import { evidenceWords } from '#lib/messages/evidence/words.svelte.ts';
import { messages } from '#lib/messages/messages.svelte.ts';
import { num } from '#lib/messages/numerals.svelte.ts';
import { Tray } from './tray.svelte.ts';
import { moved } from './moved.ts';

export type { ReadyPhoto };
export { expectPhoto, PHOTO_LIMIT_MB };
export const MOST_PHOTOS = LIMITS.photos;

/** A file on its way; in the place where it was chosen. */
export interface Tile {
  key: number;
  /** Null while it is being made ready. */
  photo: ReadyPhoto | null;
  /** What stood in its place, while another is being made ready. */
  before?: ReadyPhoto | null;
  caption: string;
  stop: AbortController;
}

/** The last thing that was done to the photos, for a slip of the finger. */
export interface Undoing {
  words: string;
  tile: Tile;
  index: number;
}

let lastKey = 0;

export class PhotoTray extends Tray {
  tiles = $state.raw<readonly Tile[]>([]);
  undoing = $state.raw<Undoing | null>(null);
  /** Ready, in their order, each with its caption. */
  photos = $derived(this.tiles.flatMap(({ photo, caption }) => (photo ? withCaption(photo, caption) : [])));
  /** What is kept of them: a photo that is taken anew stays until the new one is there, which may kill the page. */
  kept = $derived(
    this.tiles.flatMap(({ photo, before, caption }) => {
      const kept = photo ?? before;
      return kept ? withCaption(kept, caption) : [];
    }),
  );
  /** How many are still being made ready. */
  reading = $derived(this.tiles.length - this.photos.length);
  #already: () => number;
  /** How many more the record may have (PHOTO4). */
  left = $derived.by(() => Math.max(0, LIMITS.photos - this.#already() - this.tiles.length));

  /** `already`: photos that the record has had before. */
  constructor(already: () => number = () => 0) {
    super();
    this.#already = already;
  }

  /** Each file stands in the tray at once and is made ready in turn; one that cannot be used holds back no other. */
  async add(files: readonly File[]): Promise<void> {
    this.clearRefused();
    this.settling(Promise.all(files.map((file) => this.#addOne(file))));
    await this.settled;
  }

  /** A photo in the place of another, whose caption it keeps; when it cannot be used, the other stays. */
  async retake(key: number, file: File): Promise<void> {
    const index = this.tiles.findIndex((tile) => tile.key === key);
    const before = this.tiles[index];
    if (!before) return;
    this.clearRefused();
    const stop = new AbortController();
    this.#put({ ...before, photo: null, before: before.photo, stop });
    const preparing = this.#prepare(key, file, stop);
    this.settling(preparing);
    if (await preparing) {
      this.undoing = { words: evidenceWords.current.evidence.retaken(index + 1), tile: before, index };
    } else if (!stop.signal.aborted) this.#put(before);
  }

  /** Also while it is being made ready. */
  remove(key: number): void {
    const index = this.tiles.findIndex((tile) => tile.key === key);
    const tile = this.tiles[index];
    if (!tile) return;
    this.#drop(key);
    const words = evidenceWords.current.evidence.removed(index + 1);
    this.undoing = tile.photo ? { words, tile, index } : null;
  }

  undo(): void {
    if (!this.undoing) return;
    const { tile, index } = this.undoing;
    this.undoing = null;
    if (this.tiles.some(({ key }) => key === tile.key)) this.#put(tile);
    else this.tiles = this.tiles.toSpliced(index, 0, tile);
  }

  move(from: number, to: number): void {
    this.tiles = moved(this.tiles, from, to);
  }

  caption(key: number, caption: string): void {
    this.tiles = this.tiles.map((tile) => (tile.key === key ? { ...tile, caption } : tile));
  }

  /** Puts photos back that were made ready before, and are not here. */
  restore(photos: readonly ReadyPhoto[]): void {
    const here = new Set(this.kept.map(({ sha256 }) => sha256));
    const missing = photos.filter(({ sha256 }) => !here.has(sha256));
    const back = missing.map((photo) => ({
      key: ++lastKey,
      photo,
      caption: photo.caption ?? '',
      stop: new AbortController(),
    }));
    this.tiles = [...back, ...this.tiles];
  }

  clear(): void {
    for (const { key } of this.tiles) this.#drop(key);
    this.undoing = null;
    this.clearRefused();
  }

  async #addOne(file: File): Promise<void> {
    const key = ++lastKey;
    const fault = photoFault(LIMITS.photos - this.left);
    if (fault) return this.refuse(file, tooMany(fault.details));
    const stop = new AbortController();
    this.tiles = [...this.tiles, { key, photo: null, caption: '', stop }];
    if (!(await this.#prepare(key, file, stop))) this.#drop(key);
  }

  /** Says whether it is ready; what was refused has said why. */
  async #prepare(key: number, file: File, stop: AbortController): Promise<boolean> {
    try {
      const photo = await preparePhoto(file, stop.signal);
      if (this.photos.some(({ sourceSha256 }) => sourceSha256 === photo.sourceSha256))
        throw new PhotoRefused('PHOTO_TWICE');
      this.tiles = this.tiles.map((tile) => (tile.key === key ? { ...tile, photo, before: null } : tile));
      return true;
    } catch (error) {
      if (!stop.signal.aborted) this.refuse(file, refusalOf(error));
      return false;
    }
  }

  #put(tile: Tile): void {
    this.tiles = this.tiles.map((other) => (other.key === tile.key ? tile : other));
  }

  #drop(key: number): void {
    this.tiles.find((tile) => tile.key === key)?.stop.abort();
    this.tiles = this.tiles.filter((tile) => tile.key !== key);
  }
}

function withCaption(photo: ReadyPhoto, caption: string): ReadyPhoto {
  return { ...photo, caption: caption.trim() || null };
}

function tooMany(details: ProblemDetails): string {
  return num(problemSentence('TOO_MANY_PHOTOS', messages.language, details));
}

function refusalOf(error: unknown): string {
  const code: PhotoProblemCode = error instanceof PhotoRefused ? error.code : 'PHOTO_FAILED';
  const details = error instanceof PhotoRefused ? error.details : {};
  return num(photoProblemSentence(code, messages.language, details));
}
