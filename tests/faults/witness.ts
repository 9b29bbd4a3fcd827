/** Somebody who looks at photos all the time, and remembers what should not have been seen. */
import { setTimeout } from 'node:timers/promises';
import sharp from 'sharp';
import type { Session } from '../support/session.ts';
import type { BusyPhone } from './busy-phone.ts';

/** The database is away. */
const NOT_NOW = 503;
/** Nobody answered. */
const REST_MS = 50;

export class Witness {
  /** Photos that were shown whole. */
  shown = 0;
  /** Photos that were not there yet. */
  absent = 0;
  readonly complaints: string[] = [];
  readonly #session: Session;
  readonly #random: () => number;

  constructor(session: Session, random: () => number) {
    this.#session = session;
    this.#random = random;
  }

  async watch(phones: readonly BusyPhone[], isOver: () => boolean): Promise<void> {
    while (!isOver()) {
      const uploads = phones.flatMap(({ storage }) => [...storage.stores.uploads.values()]);
      const upload = uploads[Math.floor(this.#random() * uploads.length)];
      if (upload) await this.look(upload.sha256, upload.storedAt !== null).catch(() => setTimeout(REST_MS));
      await new Promise(setImmediate);
    }
  }

  /** `mustBeThere`: a phone was told so before. Rejects when the server dies meanwhile. */
  async look(sha256: string, mustBeThere: boolean): Promise<void> {
    const { status } = await this.#session.fetch(`/blobs/${sha256}`, { method: 'HEAD' });
    if (status === NOT_NOW) return;
    const held = status === 200;
    if (mustBeThere && !held) this.complaints.push(`HEAD ${sha256}: ${status}, though it was acknowledged`);
    const answer = await this.#session.fetch(`/blobs/${sha256}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (answer.status === NOT_NOW) return;
    if (answer.status !== 200) {
      this.absent += 1;
      if (mustBeThere || held) this.complaints.push(`GET ${sha256}: ${answer.status}, though it is held`);
      return;
    }
    this.shown += 1;
    // People are shown a copy without metadata: whole, when every pixel of it can be read.
    const whole = await sharp(bytes, { failOn: 'truncated' })
      .stats()
      .then(
        () => true,
        () => false,
      );
    if (!whole) this.complaints.push(`GET ${sha256}: ${bytes.length} bytes of a torn picture`);
  }
}
