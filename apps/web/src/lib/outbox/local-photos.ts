import type { Storage } from '@prongsai/outbox';

export type PhotoSize = 'FULL' | 'SMALL';

/** Addresses of photos for `<img>`: from this phone while it has the bytes, else from the server. */
export class LocalPhotos {
  #storage: Storage;
  #urls = new Map<string, string>();

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  async urlOf(sha256: string, size: PhotoSize): Promise<string> {
    const key = `${size} ${sha256}`;
    const known = this.#urls.get(key);
    if (known) return known;
    const bytes = await this.#bytesOf(sha256, size);
    if (!bytes) return size === 'SMALL' ? `/blobs/${sha256}?size=thumb` : `/blobs/${sha256}`;
    return this.#keep(key, bytes, 'image/jpeg');
  }

  /** A file's address, or null once its bytes have left this phone. */
  async fileUrl(sha256: string): Promise<string | null> {
    const known = this.#urls.get(sha256);
    if (known) return known;
    const bytes = await this.#bytesOf(sha256, 'FULL');
    return bytes ? this.#keep(sha256, bytes, 'application/pdf') : null;
  }

  #keep(key: string, bytes: ArrayBuffer, type: string): string {
    const url = URL.createObjectURL(new Blob([bytes], { type }));
    this.#urls.set(key, url);
    return url;
  }

  close(): void {
    for (const url of this.#urls.values()) URL.revokeObjectURL(url);
    this.#urls.clear();
  }

  #bytesOf(sha256: string, size: PhotoSize): Promise<ArrayBuffer | undefined> {
    return this.#storage.read(async (tx) => {
      const small = size === 'SMALL' ? await tx.thumbnails.get(sha256) : undefined;
      return (small ?? (await tx.blobs.get(sha256)))?.bytes;
    });
  }
}
