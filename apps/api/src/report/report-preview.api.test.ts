/** A report as it would be written now: what an officer reads, and writes anew, before it is produced. */
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EvidenceFile } from '../evidence/evidence-file.entity.ts';
import { PhotoClearance } from '../evidence/photo-clearance.entity.ts';
import { PublicityAction } from '../publicity-log/publicity-action.entity.ts';
import type { Client } from '../testing/client.ts';
import { anAction, record } from '../testing/deeds.ts';
import { FINANCE, placesSeenBy, planIdSeenBy } from '../testing/places.ts';
import { anOrder, phoneOf } from '../testing/phone.ts';
import { hashed } from '../testing/photo.ts';
import { rowsReadBy } from '../testing/queries.ts';
import { producedReport } from '../testing/reports.ts';
import { startTown, type Town } from '../testing/town.ts';

interface Sentence {
  readonly measureId: string;
  readonly unitId: string;
  readonly month: string;
  readonly actionId: string | null;
  readonly composed: string;
  readonly printed: string;
  readonly rewording: { readonly text: string; readonly composed: string; readonly writtenBy: string } | null;
  readonly isOutdated: boolean;
}
interface Preview {
  readonly document: { readonly blocks: readonly { kind: string; rows?: string[][][] }[] };
  readonly sentences: readonly Sentence[];
}

const RESULTS = 'ผลการดำเนินการ';

let town: Town;
let coordinator: Client;
let planId: string;
let cell: { measureId: string; unitId: string };
const action = () => anAction(cell, { what: 'ปิดประกาศแผน' });
beforeAll(async () => {
  town = await startTown();
  coordinator = await town.as('coordinator');
  const places = await placesSeenBy(coordinator);
  cell = { measureId: places.measure('I7'), unitId: places.unit(FINANCE) };
  planId = await planIdSeenBy(coordinator);
  await record(await town.as('recorder'), action());
});
afterAll(() => town.stop());

async function preview(client: Client): Promise<Preview> {
  const { reportPreview } = await client.gql<{ reportPreview: Preview }>(
    `{ reportPreview(planId: "${planId}", round: 1, audience: PUBLIC) { document sentences {
      measureId unitId month actionId composed printed isOutdated rewording { text composed writtenBy } } } }`,
  );
  return reportPreview;
}

async function ofAction(): Promise<Sentence> {
  const { sentences } = await preview(coordinator);
  const found = sentences.find(({ actionId }) => actionId !== null);
  if (!found) throw new Error('No sentence tells of the action');
  return found;
}

async function outdated(): Promise<number> {
  const { reportReadiness } = await coordinator.gql<{ reportReadiness: { sentencesOutdated: number } }>(
    `{ reportReadiness(planId: "${planId}", round: 1) { sentencesOutdated } }`,
  );
  return reportReadiness.sentencesOutdated;
}

async function reworded(client: Client, sentence: Sentence, words: string | null) {
  const { measureId, unitId, month, actionId, composed } = sentence;
  type Answered = { rewordSentence: { userErrors: { code: string; field: string | null }[] } };
  const { rewordSentence } = await client.gql<Answered>(
    `mutation ($input: RewordSentenceInput!) { rewordSentence(input: $input) { userErrors { code field } } }`,
    { input: { planId, measureId, unitId, month, actionId, composed, words } },
  );
  return rewordSentence.userErrors;
}

it('[REP2] shows the document with every sentence that the records add, in the order of its rows', async () => {
  const { document, sentences } = await preview(await town.as('auditor'));
  const printed = document.blocks
    .flatMap(({ rows = [] }) => rows.map((cells) => cells.at(-1) ?? []))
    .flatMap((cell) => (cell.includes(RESULTS) ? cell.slice(cell.indexOf(RESULTS) + 1) : []));
  expect(printed).toEqual(sentences.map((sentence) => sentence.printed));
  expect((await ofAction()).printed).toBe(`(๑) ${(await ofAction()).composed}`);
});

it('[REP2] reads as much however many photos were decided about and files came beside it, in all years', async () => {
  const { agencyId, withdrawn } = await withdrawnAction();
  const read = () => rowsReadBy(town, () => preview(coordinator));
  const amongFew = await read();
  const em = town.house.database.fork();
  const many = Array.from({ length: 30 }, (_, at) => hashed(Buffer.from(`elsewhere ${at}`)).sha256);
  const decided = { agencyId, verdict: 'NOBODY_SEEN' as const, decidedById: null, decidedAt: new Date() };
  await em.insertMany(
    PhotoClearance,
    many.map((sha256) => ({ ...decided, sha256 })),
  );
  const file = { agencyId, actionId: withdrawn, unitId: cell.unitId, bytes: 1, name: 'x.pdf', stored: true };
  await em.insertMany(
    EvidenceFile,
    many.map((sha256) => ({ id: uuidv7(), ...file, sha256 })),
  );
  expect(await read()).toBe(amongFew);
});

async function withdrawnAction(): Promise<{ agencyId: string; withdrawn: string }> {
  const recorder = await town.as('recorder');
  const { id } = (await record(recorder, action())).action ?? { id: '' };
  await phoneOf(recorder).send(
    anOrder('withdrawAction', { reason: 'ซ้ำ' }, { entityId: id, baseVersion: 1e6 }),
  );
  const row = await town.house.database.fork().findOneOrFail(PublicityAction, { id });
  expect(row.withdrawnAt).not.toBeNull();
  return { agencyId: row.agencyId, withdrawn: id };
}

it('[REP9] a sentence written anew stands in the report, by name, until the composed one is taken again', async () => {
  const sentence = await ofAction();
  expect(await reworded(coordinator, sentence, ' ติดประกาศแผนให้ประชาชน\nทราบ ')).toEqual([]);
  const words = 'ติดประกาศแผนให้ประชาชน ทราบ';
  expect(await ofAction()).toMatchObject({
    ...{ composed: sentence.composed, printed: `(๑) ${words}`, isOutdated: false },
    rewording: { text: words, composed: sentence.composed, writtenBy: 'อรุณี ศรีสุข' },
  });
  const { files } = await producedReport<{ files: { format: string; url: string }[] }>(
    coordinator,
    { planId, round: 1 },
    'files { format url }',
  );
  const json = await coordinator.fetch(files.find(({ format }) => format === 'JSON')?.url ?? '');
  expect(await json.text()).toContain(`(๑) ${words}`);
  expect(await reworded(coordinator, sentence, null)).toEqual([]);
  expect(await ofAction()).toMatchObject({ rewording: null, printed: `(๑) ${sentence.composed}` });
});

it('[REP9] [REP7] it survives when the record changes, and is told apart, also before a report is produced', async () => {
  const sentence = await ofAction();
  await reworded(coordinator, sentence, 'ถ้อยคำของเจ้าหน้าที่');
  expect(await outdated()).toBe(0);
  const phone = phoneOf(await town.as('recorder'));
  const entityId = sentence.actionId ?? '';
  const row = (await phone.pull()).flatMap((page) => page.rows).find(({ id }) => id === entityId);
  const baseVersion = row?.version ?? null;
  const [receipt] = await phone.send(anOrder('changeAction', { place: 'ตลาดสด' }, { entityId, baseVersion }));
  expect(receipt).toMatchObject({ status: 'APPLIED' });
  expect(await ofAction()).toMatchObject({ printed: '(๑) ถ้อยคำของเจ้าหน้าที่', isOutdated: true });
  expect((await ofAction()).composed).toContain('ณ ตลาดสด');
  expect(await outdated()).toBe(1);
  await reworded(coordinator, await ofAction(), 'ถ้อยคำของเจ้าหน้าที่');
  expect(await ofAction()).toMatchObject({ isOutdated: false });
  expect(await outdated()).toBe(0);
});

it('[REP9] may be of a month without records; what is empty, endless or elsewhere is refused', async () => {
  const { sentences } = await preview(coordinator);
  const silent = sentences.find(
    ({ actionId, composed }) => actionId === null && composed.includes('ไม่มีบันทึก'),
  );
  if (!silent) throw new Error('Every month has records');
  expect(await reworded(coordinator, silent, 'อยู่ระหว่างรวบรวมเอกสาร')).toEqual([]);
  const now = (await preview(coordinator)).sentences.find(
    ({ rewording }) => rewording && rewording.text.startsWith('อยู่'),
  );
  expect(now).toMatchObject({ ...silent, printed: 'อยู่ระหว่างรวบรวมเอกสาร', rewording: {} });
  expect(await reworded(coordinator, silent, '  ')).toMatchObject([
    { code: 'SENTENCE_EMPTY', field: 'words' },
  ]);
  expect(await reworded(coordinator, silent, 'ก'.repeat(2001))).toMatchObject([{ code: 'TEXT_TOO_LONG' }]);
  const elsewhere = { ...(await ofAction()), month: '2023-01' };
  expect(await reworded(coordinator, elsewhere, 'x')).toMatchObject([
    { code: 'NOT_FOUND', field: 'actionId' },
  ]);
});
