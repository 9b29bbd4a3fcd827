/** Photos that are being made ready, and those ready to be saved with a record. */
import { preparePhoto, PhotoRefused, type ReadyPhoto } from '#lib/device/photo.ts';
import { messages } from '#lib/messages/messages.svelte.ts';

export type { ReadyPhoto };

export class PhotoTray {
  photos = $state.raw<readonly ReadyPhoto[]>([]);
  /** Files still being made ready. */
  pending = $state(0);
  error = $state<string>();

  /** Takes files in one after another; one that cannot be used says why and holds back no other. */
  async add(files: Iterable<File>): Promise<void> {
    this.error = undefined;
    for (const file of files) await this.#addOne(file);
  }

  remove(sha256: string): void {
    this.photos = this.photos.filter((photo) => photo.sha256 !== sha256);
  }

  async #addOne(file: File): Promise<void> {
    this.pending += 1;
    try {
      this.#keep(await preparePhoto(file));
    } catch (error) {
      this.error = refusalOf(error);
    } finally {
      this.pending -= 1;
    }
  }

  #keep(photo: ReadyPhoto): void {
    const twice = this.photos.some(({ sourceSha256 }) => sourceSha256 === photo.sourceSha256);
    if (twice) this.error = messages.current.record.photoTwice;
    else this.photos = [...this.photos, photo];
  }
}

function refusalOf(error: unknown): string {
  const t = messages.current.record;
  if (!(error instanceof PhotoRefused) || error.code === 'PHOTO_FAILED') return t.photoFailed;
  return error.code === 'PHOTO_TOO_LARGE' ? t.photoTooLarge(error.limitMb ?? 0) : t.photoUnreadable;
}
