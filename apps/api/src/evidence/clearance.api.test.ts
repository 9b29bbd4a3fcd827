/** Which photos the public may be shown, and what a report makes of it. */
import { docxPart } from '@prongsai/fixtures/reading';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction, record } from '../testing/deeds.ts';
import { anOrder, phoneOf } from '../testing/phone.ts';
import { announced, aPhoto, put, type Photo } from '../testing/photo.ts';
import { FINANCE, planIdSeenBy } from '../testing/places.ts';
import { plansOf } from '../testing/queries.ts';
import { beforeKept, orderReport, orderSeen, producedReport, type Which } from '../testing/reports.ts';
import { foundSecondAgency } from '../testing/second-agency.ts';
import { townWithAction } from '../testing/town-with-action.ts';

const { town, places, recorder, actionId } = await townWithAction();
afterAll(() => town.stop());

let coordinator: Client;
let planId: string;
/** By its colour, the id of each photo. */
const photos = new Map<string, string>();
beforeAll(async () => {
  coordinator = await town.as('coordinator');
  planId = await planIdSeenBy(coordinator);
  for (const colour of ['green', 'yellow', 'red']) photos.set(colour, await attached(await aPhoto(colour)));
});
beforeEach(() => decided(null, 'green', 'yellow', 'red'));

async function attached(photo: Photo, to = actionId): Promise<string> {
  const order = anOrder('attachPhoto', announced(to, photo));
  await phoneOf(recorder).send(order);
  await put(recorder, photo);
  return order.entityId;
}

const idOf = (colour: string) => photos.get(colour) ?? '';

async function asked(client: Client, photoIds: readonly string[], verdict: string | null) {
  const document = `mutation ($input: ClearPhotosInput!) {
    clearPhotos(input: $input) { photos { clearance { verdict decidedBy decidedAt } } userErrors { code message } }
  }`;
  interface Clearance {
    readonly verdict: string;
    readonly decidedBy: string | null;
  }
  interface Answered {
    clearPhotos: { photos: { clearance: Clearance | null }[] | null; userErrors: { code: string }[] };
  }
  return (await client.gql<Answered>(document, { input: { photoIds, verdict } })).clearPhotos;
}

async function decided(verdict: string | null, ...colours: string[]): Promise<void> {
  expect((await asked(coordinator, colours.map(idOf), verdict)).userErrors).toEqual([]);
}

/** Colours of the photos that stand so. */
async function standing(which: string, client = coordinator): Promise<string[]> {
  const document = `query ($planId: ID!) {
    reportPhotos(planId: $planId, round: 1, standing: ${which}, first: 10) { nodes { id action { what } } }
  }`;
  const { reportPhotos } = await client.gql<{ reportPhotos: { nodes: { id: string }[] } }>(document, {
    planId,
  });
  const colours = [...photos].flatMap(([colour, id]) =>
    reportPhotos.nodes.some((node) => node.id === id) ? [colour] : [],
  );
  expect(colours).toHaveLength(reportPhotos.nodes.length);
  return colours;
}

async function undecided(): Promise<number> {
  const { reportReadiness } = await coordinator.gql<{ reportReadiness: { photosUndecided: number } }>(
    'query ($planId: ID!) { reportReadiness(planId: $planId, round: 1) { photosUndecided } }',
    { planId },
  );
  return reportReadiness.photosUndecided;
}

interface Produced {
  readonly id: string;
  readonly audience: string;
  readonly files: readonly { format: string; url: string }[];
}

const produced = (input: Partial<Which> = {}): Promise<Produced> =>
  producedReport(coordinator, { planId, round: 1, ...input }, 'id audience files { format url }');

async function fileOf({ files }: Produced, format: string): Promise<Uint8Array> {
  const response = await coordinator.fetch(files.find((file) => file.format === format)?.url ?? '');
  return new Uint8Array(await response.arrayBuffer());
}

/** Pictures printed, and all that the Word file says. */
async function printed(report: Produced): Promise<{ pictures: number; words: string }> {
  const bytes = await fileOf(report, 'DOCX');
  const xml = await docxPart(bytes, 'word/document.xml');
  return { pictures: xml.match(/<pic:pic[ >]/g)?.length ?? 0, words: xml.replace(/<[^>]+>/g, '') };
}

async function signed({ id }: Produced): Promise<void> {
  const sign = 'mutation ($input: SignReportInput!) { signReport(input: $input) { userErrors { code } } }';
  await (await town.as('executive')).gql(sign, { input: { reportId: id } });
}

/** What stands in the way of it. */
async function published({ id }: Produced): Promise<object[]> {
  const { publishReport } = await coordinator.gql<{ publishReport: { userErrors: object[] } }>(
    'mutation ($input: PublishReportInput!) { publishReport(input: $input) { userErrors { code message } } }',
    { input: { reportId: id } },
  );
  return publishReport.userErrors;
}

describe('a photo', () => {
  it('[PHOTO1] is undecided until a coordinator or an executive decides, one or many at once', async () => {
    expect(await standing('UNDECIDED')).toEqual(['green', 'yellow', 'red']);
    expect(await undecided()).toBe(3);
    await decided('NOBODY_SEEN', 'green', 'yellow');
    const executive = await asked(await town.as('executive'), [idOf('red')], 'KEPT_PRIVATE');
    expect(executive.photos).toMatchObject([
      { clearance: { verdict: 'KEPT_PRIVATE', decidedBy: 'วิชัย รุ่งเรือง' } },
    ]);
    expect(await standing('CLEARED')).toEqual(['green', 'yellow']);
    expect(await standing('KEPT_PRIVATE', await town.as('auditor'))).toEqual(['red']);
    expect([await standing('UNDECIDED'), await undecided()]).toEqual([[], 0]);
  });

  it('[REP7] [ACT1] is counted once among the undecided, however many actions show it', async () => {
    const shared = await aPhoto('blue');
    const other = anAction({ measureId: places.measure('E12'), unitId: places.unit(FINANCE) });
    await record(recorder, other);
    const before = await undecided();
    const ids = [await attached(shared), await attached(shared, other.id)];
    expect(await undecided()).toBe(before + 1);
    await asked(coordinator, ids.slice(0, 1), 'NOBODY_SEEN');
    expect(await undecided()).toBe(before);
    const phone = phoneOf(recorder);
    const reason = 'บันทึกซ้ำ';
    const [taken] = await phone.send(anOrder('withdrawPhoto', { reason }, { entityId: ids[0] ?? '' }));
    const read = { entityId: other.id, baseVersion: taken?.version ?? null };
    await phone.send(anOrder('withdrawAction', { reason }, read));
  });

  it('[PHOTO1] may be decided about anew, and the decision taken back', async () => {
    await decided('CHILDREN_CONSENTED', 'green');
    await decided('KEPT_PRIVATE', 'green');
    expect([await standing('CLEARED'), await standing('KEPT_PRIVATE')]).toEqual([[], ['green']]);
    await decided(null, 'green');
    expect(await standing('UNDECIDED')).toContain('green');
  });

  it('[PHOTO1] is decided about with the others or not at all', async () => {
    const somebodyElses = await foundSecondAgency(town, 'nongprue');
    const [unknown, foreign] = [
      await asked(coordinator, [idOf('green'), actionId], 'NOBODY_SEEN'),
      await asked(somebodyElses, [idOf('green')], 'NOBODY_SEEN'),
    ];
    expect([unknown.userErrors, foreign.userErrors]).toMatchObject([[{ code: 'NOT_FOUND' }], [{}]]);
    expect(await standing('CLEARED')).toEqual([]);
    const many = await asked(
      coordinator,
      Array.from({ length: 101 }, () => crypto.randomUUID()),
      null,
    );
    expect(many.userErrors).toMatchObject([{ code: 'REQUEST_TOO_LARGE' }]);
  });

  it('[PHOTO1] gets one decision from two people who decide at once', async () => {
    const executive = await town.as('executive');
    const verdicts = ['NOBODY_SEEN', 'KEPT_PRIVATE', 'ADULTS_INFORMED', 'ADULTS_CONSENTED'];
    const answers = await Promise.all(
      verdicts.map((verdict, i) => asked(i % 2 ? executive : coordinator, [idOf('green')], verdict)),
    );
    expect(answers.flatMap(({ userErrors }) => userErrors)).toEqual([]);
    expect(await standing('UNDECIDED')).not.toContain('green');
    const { photos: after } = await asked(coordinator, [idOf('green')], 'NOBODY_SEEN');
    expect(after).toMatchObject([{ clearance: { verdict: 'NOBODY_SEEN' } }]);
  });
});

it.each(['UNDECIDED', 'CLEARED', 'KEPT_PRIVATE'])(
  'photos that stand as %s are found from the actions of a round, whatever was decided in other years',
  async (which) => {
    const [plan] = await plansOf(town, 'evidence_photo', () => standing(which));
    expect(plan).toContain('evidence_photo_action_id_index');
    expect(plan).toMatch(/\bdecided\b.*?\(agency_id ?=[^}]* AND \(*sha256\b/);
  },
);

describe('a report', () => {
  it('[PHOTO1] for the public shows the cleared photos and counts the others', async () => {
    await decided('ADULTS_INFORMED', 'green');
    await decided('KEPT_PRIVATE', 'red');
    const report = await produced();
    expect(report.audience).toBe('PUBLIC');
    const { pictures, words } = await printed(report);
    expect(pictures).toBe(1);
    expect(words).toContain('(ภาพที่ ๑) (ไม่เผยแพร่ ๒ ภาพ)');
    expect(words).toContain('มีภาพประกอบอีก ๒ ภาพที่ไม่เผยแพร่ต่อสาธารณะ');
    const facts = new TextDecoder().decode(await fileOf(report, 'JSON'));
    expect(JSON.parse(facts)).toMatchObject({ document: { actions: [{ photosWithheld: 2 }] } });
  });

  it('[PHOTO1] [PUB3] for the agency’s own use shows all of them, says so, and is never published', async () => {
    const report = await produced({ audience: 'INTERNAL' });
    const { pictures, words } = await printed(report);
    expect(pictures).toBe(3);
    expect(words).toContain('ฉบับใช้ภายในหน่วยงาน');
    await signed(report);
    expect(await published(report)).toMatchObject([{ code: 'REPORT_INTERNAL', message: /ฉบับเผยแพร่/ }]);
  });

  it('[PUB3] [PHOTO1] [PHOTO6] is not published once a photo in it is kept back or taken out', async () => {
    await decided('NOBODY_SEEN', 'green', 'yellow');
    const report = await produced();
    await signed(report);
    await decided('KEPT_PRIVATE', 'green');
    const [refused] = await published(report);
    expect(refused).toMatchObject({ code: 'REPORT_PHOTO_KEPT_BACK', message: /๑ ภาพ|1 ภาพ/ });
    await decided('NOBODY_SEEN', 'green');
    const takenOut = anOrder(
      'withdrawPhoto',
      { actionId, reason: 'ผู้ปกครองขอ' },
      { entityId: idOf('yellow') },
    );
    await phoneOf(recorder).send(takenOut);
    expect(await published(report)).toMatchObject([{ code: 'REPORT_PHOTO_KEPT_BACK' }]);
    await phoneOf(recorder).send(anOrder('restorePhoto', { actionId }, { entityId: idOf('yellow') }));
    expect(await published(report)).toEqual([]);
  });

  it('[REP3] [PHOTO1] stays as it was when a photo is decided about anew', async () => {
    await decided('NOBODY_SEEN', 'green');
    const report = await produced();
    const before = await fileOf(report, 'PDF');
    await decided('KEPT_PRIVATE', 'green');
    expect(await fileOf(report, 'PDF')).toEqual(before);
    expect((await printed(await produced())).pictures).toBe(0);
  });
});

describe('a report that is being written', () => {
  it('[PHOTO1] [REP8] is written anew when a photo in it is refused meanwhile', async () => {
    await decided('NOBODY_SEEN', 'green', 'yellow');
    const order = await beforeKept(
      town,
      () => orderReport(coordinator, { planId, round: 1 }),
      async (id) => {
        await decided('KEPT_PRIVATE', 'green');
        return id;
      },
    );
    const written = async () =>
      (await orderSeen<Produced>(coordinator, order, 'id audience files { format url }'))?.report ?? null;
    await expect.poll(written).not.toBeNull();
    const report = await written();
    expect(report && (await printed(report)).pictures).toBe(1);
  });
});

describe('a picture that several actions show', () => {
  it('[PHOTO1] [ACT1] is decided about once for all the actions that show it', async () => {
    const twin = await aPhoto('blue');
    photos.set('blue', await attached(twin));
    photos.set('blue again', await attached(twin));
    await decided('ADULTS_CONSENTED', 'blue again');
    expect(await standing('CLEARED')).toEqual(['blue', 'blue again']);
    await decided(null, 'blue', 'blue again');
    expect(await standing('UNDECIDED')).toEqual([...photos.keys()]);
  });
});
