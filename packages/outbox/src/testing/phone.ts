/** Somchai's phone in the tests: the engine over a memory store and a faulty road to the model server. */
import type { OperationPayloads, RecordActionPayload } from '@prongsai/contract';
import { drainRecords, type Pass } from '../drain.ts';
import type { OutboxState } from '../fate.ts';
import type { ChosenFile, ShrunkPhoto } from '../model.ts';
import { drainPhotos } from '../photos.ts';
import type { Ports, Transaction } from '../ports.ts';
import { attachCommands, attachFileCommands, save } from '../save.ts';
import { FaultyNetwork } from './faulty-network.ts';
import { MemoryStorage } from './memory-storage.ts';
import type { ModelServer } from './model-server.ts';

export const FEBRUARY = { measureId: 'ข้อ ๗', unitId: 'กองช่าง', month: '2023-02' };
let born = 0;

export class Phone implements Ports {
  personId = 'somchai';
  storage = new MemoryStorage();
  network: FaultyNetwork;
  time = Date.parse('2023-02-15T03:00:00Z');
  clock = { now: (): Date => new Date(this.time) };
  ids = { next: (): string => `00000000-0000-7000-8000-${String(++born).padStart(12, '0')}` };
  random = (): number => 0.5;

  constructor(server: ModelServer) {
    this.network = new FaultyNetwork(server, this.storage);
  }

  /** Saves an action, with photos if told; says its id. */
  async record(fields: Partial<RecordActionPayload> = {}, photos: ShrunkPhoto[] = []): Promise<string> {
    const entityId = this.ids.next();
    const payload = {
      ...FEBRUARY,
      day: '2023-02-14',
      channel: 'NOTICE_BOARD',
      what: 'ติดประกาศ',
      ...EMPTY,
      ...fields,
    };
    const attached = attachCommands(this, entityId, photos);
    await save(this, [{ kind: 'recordAction', entityId, payload }, ...attached], { photos });
    return entityId;
  }

  async change(entityId: string, payload: OperationPayloads['changeAction']): Promise<void> {
    await save(this, [{ kind: 'changeAction', entityId, payload }]);
  }

  async attach(actionId: string, taken: ShrunkPhoto): Promise<void> {
    await save(this, attachCommands(this, actionId, [taken]), { photos: [taken] });
  }

  async withdrawPhoto(photoId: string): Promise<void> {
    await save(this, [{ kind: 'withdrawPhoto', entityId: photoId, payload: { reason: 'ถ่ายผิดที่' } }]);
  }

  async attachFile(actionId: string, chosen: ChosenFile): Promise<void> {
    await save(this, attachFileCommands(this, actionId, [chosen]), { photos: [chosen] });
  }

  /** Its store hangs after each write, which is therefore done once more (C10). */
  writesTwice(): void {
    const write = this.storage.write.bind(this.storage);
    this.storage.write = async <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => {
      await write(work);
      return write(work);
    };
  }

  drain(): Promise<Pass> {
    return drainRecords(this);
  }
  drainPhotos(): Promise<Pass> {
    return drainPhotos(this);
  }

  get opIds(): string[] {
    return [...this.storage.stores.ops.values()].sort((a, b) => a.seq - b.seq).map(({ opId }) => opId);
  }
  get state(): OutboxState {
    const { ops, acknowledged, attention, uploads } = this.storage.stores;
    return {
      ops: [...ops.values()].sort((a, b) => a.seq - b.seq),
      acknowledged: [...acknowledged.values()],
      attention: [...attention.values()],
      uploads: [...uploads.values()],
    };
  }
}

const EMPTY = { place: null, quantity: null, link: null };

/** A photo whose bytes are `size` times its own number. */
export function photo(number: number, size = 100): ShrunkPhoto {
  const bytes = new Uint8Array(size).fill(number).buffer;
  const sha256 = number.toString(16).padStart(64, '0');
  const thumbnail = new Uint8Array([number]).buffer;
  return { bytes, thumbnail, sha256, sourceSha256: `f${sha256.slice(1)}`, width: 1600, height: 1200 };
}

/** A document whose bytes are as many times its own number as there are in a photo. */
export function file(number: number): ChosenFile {
  const { bytes, sha256 } = photo(number);
  return { bytes, thumbnail: null, sha256: `e${sha256.slice(1)}`, name: `${number}.pdf` };
}
