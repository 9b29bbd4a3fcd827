/**
 * Five phones of four people and the real server live through stories made by chance, one a seed. Afterwards the
 * weather clears, and whatever happened, nothing is lost, nothing is doubled, and everybody sees the same.
 * `npm run simulate -- --runs N --seed S` plays as many as wanted; a story that fails says how to play it again.
 */
import { createHash } from 'node:crypto';
import { CLIENT_SCHEMA, SYNC_PROTOCOL, type Operation } from '@prongsai/contract';
import type { ChosenFile, ShrunkPhoto } from '@prongsai/outbox';
import fc from 'fast-check';
import sharp from 'sharp';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { broken } from './invariants.ts';
import { SimulatedTown } from './simulated-town.ts';
import { story, type Step } from './steps.ts';
import { World } from './world.ts';

const RUNS = Number(process.env['SIMULATION_RUNS'] ?? 2_000);
const FIRST_SEED = Number(process.env['SIMULATION_SEED'] ?? 1);
const PHOTOS = 8;

const FILES = ['คำสั่ง', 'ประกาศ', 'แผน'].map(smallFile);

let town: SimulatedTown;
let photos: ShrunkPhoto[];
beforeAll(async () => {
  town = await SimulatedTown.open();
  photos = await Promise.all(Array.from({ length: PHOTOS }, (_, number) => smallPhoto(number)));
});
afterAll(() => town.close());

async function live(steps: readonly Step[]): Promise<void> {
  await town.beginAnew();
  const world = new World(town, photos, FILES);
  for (const step of steps) await world.take(step);
  await world.clear();
  expect(await broken(world)).toEqual([]);
}

it('somebody else who holds the database makes an operation wait', async () => {
  await town.beginAnew();
  const [measureId = '', unitId = ''] = [town.measureIds[0], town.unitIds[0]];
  const what = {
    day: '2023-02-14',
    channel: 'WEBSITE',
    what: 'ลงประกาศ',
    place: null,
    quantity: null,
    link: null,
  };
  const record: Operation<'recordAction'> = {
    ...{
      opId: uuidv7(),
      seq: 1,
      kind: 'recordAction',
      entityId: uuidv7(),
      baseVersion: null,
      afterOpId: null,
    },
    payload: { measureId, unitId, month: '2023-02', ...what },
    clientTime: new Date(town.time).toISOString(),
  };
  const push = (reached: number | null) =>
    town.push(
      {
        ...{ protocol: SYNC_PROTOCOL, schema: CLIENT_SCHEMA, clientId: record.opId, ops: [record] },
        ...{ deviceTime: record.clientTime, since: 0, scope: null },
      },
      town.personId('somying'),
      reached,
    );
  expect(await push(0)).toMatchObject({ answer: { receipts: [{ status: 'RETRY' }] } });
  expect(await push(null)).toMatchObject({ answer: { receipts: [{ status: 'APPLIED' }] } });
});

it(
  `[S1–S5] [C1–C7] [C11] nothing is lost and nothing doubled in ${RUNS} stories from seed ${FIRST_SEED}`,
  async () => {
    for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed += 1) {
      await fc
        .assert(fc.asyncProperty(story, live), { seed, numRuns: 1, verbose: 1 })
        .catch((error: unknown) => {
          throw new Error(`npm run simulate -- --runs 1 --seed ${seed}`, { cause: error });
        });
    }
  },
  24 * 60 * 60 * 1000,
);

async function smallPhoto(number: number): Promise<ShrunkPhoto> {
  const background = { r: 30 * number, g: 255 - 30 * number, b: 120 };
  const jpeg = await sharp({ create: { width: 16, height: 12, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const bytes = new Uint8Array(jpeg).buffer;
  const sha256 = createHash('sha256').update(jpeg).digest('hex');
  const sourceSha256 = createHash('sha256').update(`original ${number}`).digest('hex');
  return { bytes, thumbnail: null, sha256, sourceSha256, width: 16, height: 12 };
}

function smallFile(name: string): ChosenFile {
  const bytes = new TextEncoder().encode(`%PDF-1.7\n${name}\n%%EOF\n`);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { bytes: bytes.buffer, thumbnail: null, sha256, name: `${name}.pdf` };
}
