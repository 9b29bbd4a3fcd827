/** What phones of the present schema send, by the engine itself: recorded once, and played for years (S6). */
import { createHash } from 'node:crypto';
import { CLIENT_SCHEMA, type SyncPush } from '@prongsai/contract';
import {
  attachCommands,
  attachFileCommands,
  drainRecords,
  exportUnsent,
  save,
  type Command,
  type PhotoBytes,
  type Ports,
} from '@prongsai/outbox';
import { MemoryStorage } from '@prongsai/outbox/testing';
import { z } from 'zod';
import { KINDS } from '../sync/kinds.ts';

/** Names in a recording, for what has another id in every town. */
export const NAMES = {
  measure: '11111111-1111-7111-8111-111111111111',
  otherMeasure: '22222222-2222-7222-8222-222222222222',
  unit: '33333333-3333-7333-8333-333333333333',
  person: '44444444-4444-7444-8444-444444444444',
} as const;

export interface Recording {
  schema: number;
  /** JSON Schema of each kind's payload, as a server reads it. */
  payloads: Record<string, unknown>;
  /** By role, in the order they must arrive. */
  requests: { role: 'recorder' | 'head' | 'executive'; push: SyncPush }[];
  /** The recorder's unsent work as a file. */
  /** Line by line. */
  unsentFile: string[];
}

export async function recordPhones(): Promise<Recording> {
  const next = idsFrom(1);
  const [recorder, head, executive, answering, closing] = [
    new RecordedPhone(next),
    new RecordedPhone(next),
    new RecordedPhone(next),
    new RecordedPhone(next),
    new RecordedPhone(next),
  ];
  const actionIds = await recorder.works();
  const seen = actionIds.map((actionId) => ({ actionId, version: 1 }));
  const deedId = await head.does('submitMonth', { ...MONTH, covered: seen });
  await head.does('takeBackMonth', { ...MONTH, deedId });
  await head.does('submitMonth', { ...MONTH, covered: seen });
  await head.does('writeNote', { ...MONTH, note: 'เพิ่มภาพให้แล้ว' });
  await head.does('stateNothingToReport', { ...OTHER_MONTH, reason: 'ไม่มีการจัดซื้อจัดจ้าง' });
  const covered = actionIds.map((actionId) => ({ actionId, version: 1 }));
  await executive.does('checkMonth', { ...MONTH, covered });
  await executive.does('sendBack', { ...OTHER_MONTH, note: 'ขอเหตุผลที่ละเอียดกว่านี้' });
  const instructionId = await executive.does('giveInstruction', {
    ...MONTH,
    personId: null,
    words: 'ขอภาพป้ายหน้าสำนักงาน',
    dueDay: '2023-02-27',
  });
  await answering.does('answerInstruction', {
    instructionId,
    words: 'เพิ่มภาพแล้ว',
    answerActionId: actionIds[0],
  });
  await closing.does('closeInstruction', { instructionId, words: null });
  await closing.does('callOnUnits', { month: '2023-02', words: 'ขอภายในวันศุกร์' });
  const exception = { measureId: NAMES.measure, unitId: NAMES.unit, until: '2023-02-28' };
  await closing.does('closeMonth', { month: '2023-01', exceptions: [exception] });
  await closing.does('openMonth', { month: '2023-01', words: 'ปิดผิดเดือน' });
  const unsentFile: string[] = [];
  for await (const line of exportUnsent(recorder)) unsentFile.push(line);
  return {
    schema: CLIENT_SCHEMA,
    payloads: payloadShapes(),
    requests: [
      { role: 'recorder', push: await recorder.request() },
      { role: 'head', push: await head.request() },
      { role: 'executive', push: await executive.request() },
      { role: 'head', push: await answering.request() },
      { role: 'executive', push: await closing.request() },
    ],
    unsentFile,
  };
}

const MONTH = { measureId: NAMES.measure, unitId: NAMES.unit, month: '2023-02' };
const OTHER_MONTH = { ...MONTH, measureId: NAMES.otherMeasure };
const FULL = {
  day: '2023-02-14',
  channel: 'NOTICE_BOARD',
  what: 'ติดประกาศแผนการใช้จ่ายงบประมาณ',
  place: 'หน้าสำนักงาน',
  quantity: 2,
  link: 'https://bophloi.go.th/news/1',
};
const SHORT = { ...FULL, place: null, quantity: null, link: null };

/** Without a network: what it would send is asked, and never answered. */
class RecordedPhone implements Ports {
  personId = NAMES.person;
  storage = new MemoryStorage();
  clock = { now: () => new Date('2023-02-15T03:00:00Z') };
  random = () => 0.5;
  ids: { next(): string };
  #asked: SyncPush | null = null;
  network: Ports['network'] = {
    push: (push) => {
      this.#asked = push;
      return Promise.resolve({ kind: 'RETRY', retryAfterMs: null });
    },
    headBlob: () => Promise.resolve({ kind: 'RETRY', retryAfterMs: null }),
    putBlob: () => Promise.resolve({ kind: 'RETRY', retryAfterMs: null }),
  };

  constructor(next: () => string) {
    this.ids = { next };
  }

  /** Three records, one of them withdrawn again; gives the ids of the other two. */
  async works(): Promise<string[]> {
    const photographed = this.ids.next();
    const photos = [aPicture('บอร์ด'), aPicture('เบลอ')];
    const attached = attachCommands(this, photographed, photos);
    await this.#save(
      { kind: 'recordAction', entityId: photographed, payload: { ...MONTH, ...FULL } },
      attached,
      photos,
    );
    const inIt = { actionId: photographed };
    await this.does('withdrawPhoto', { ...inIt, reason: 'ภาพเบลอ' }, attached[1]?.entityId);
    await this.does('restorePhoto', inIt, attached[1]?.entityId);
    const change = { actionId: photographed, caption: 'ป้ายหน้าสำนักงาน', position: 3 };
    await this.does('changePhoto', change, attached[0]?.entityId);
    const files = [aFile('คำสั่ง'), aFile('คำสั่งเดิม')];
    const [first, ...more] = attachFileCommands(this, photographed, files);
    if (first) await this.#save(first, more, files);
    await this.does('withdrawFile', { ...inIt, reason: 'ผิดฉบับ' }, more[0]?.entityId);
    await this.does('restoreFile', inIt, more[0]?.entityId);
    const changed = await this.does('recordAction', { ...MONTH, ...SHORT });
    await this.does('changeAction', { day: '2023-02-15', place: 'ตลาดสด', quantity: 3 }, changed);
    const doubled = await this.does('recordAction', { ...MONTH, ...SHORT });
    await this.does('withdrawAction', { reason: 'บันทึกซ้ำ' }, doubled);
    await this.does('restoreAction', {}, doubled);
    await this.does('withdrawAction', { reason: 'บันทึกซ้ำ' }, doubled);
    return [photographed, changed];
  }

  async does<K extends Command['kind']>(
    kind: K,
    payload: object,
    entityId: string = this.ids.next(),
  ): Promise<string> {
    await this.#save({ kind, entityId, payload } as Command);
    return entityId;
  }

  async request(): Promise<SyncPush> {
    await drainRecords(this);
    if (!this.#asked) throw new Error('The phone asked nothing');
    return this.#asked;
  }

  #save(command: Command, more: Command[] = [], photos: PhotoBytes[] = []): Promise<void> {
    return save(this, [command, ...more], { photos });
  }
}

function aPicture(content: string) {
  const bytes = new TextEncoder().encode(content);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { bytes: bytes.buffer, thumbnail: null, sha256, sourceSha256: sha256, width: 1600, height: 1200 };
}

function aFile(name: string) {
  const { bytes, sha256, thumbnail } = aPicture(`%PDF-1.7 ${name} %%EOF`);
  return { bytes, sha256, thumbnail, name: `${name}.pdf` };
}

function idsFrom(first: number): () => string {
  let born = first;
  return () => `01866666-0000-7000-8000-${String(born++).padStart(12, '0')}`;
}

function payloadShapes(): Record<string, unknown> {
  const shapes = Object.entries(KINDS).map(([kind, { payload }]) => [
    kind,
    z.toJSONSchema(payload, { io: 'input' }),
  ]);
  return Object.fromEntries(shapes) as Record<string, unknown>;
}
