/** A report from the records to the public, and whoever holds a file of it. */
import { createHash } from 'node:crypto';
import { SLUG } from '@prongsai/fixtures';
import { docxPart, linesInDocx } from '@prongsai/fixtures/reading';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Activity } from '../activity/activity.entity.ts';
import type { Client } from '../testing/client.ts';
import { anAction, record } from '../testing/deeds.ts';
import { hire } from '../testing/people.ts';
import { anOrder, phoneOf } from '../testing/phone.ts';
import { FEBRUARY, FINANCE, placesSeenBy, planIdSeenBy, type Places } from '../testing/places.ts';
import { producedReport } from '../testing/reports.ts';
import { foundSecondAgency } from '../testing/second-agency.ts';
import { issueToken } from '../testing/tokens.ts';
import { startTown, type Town } from '../testing/town.ts';

interface ReportSeen {
  readonly id: string;
  readonly number: number;
  readonly producedBy: string;
  readonly reviewedBy: string | null;
  readonly signedBy: string | null;
  readonly signedActing: boolean;
  readonly publishedAt: string | null;
  readonly corrects: { readonly number: number } | null;
  readonly correctedBy: { readonly number: number } | null;
  readonly files: readonly {
    readonly format: string;
    readonly sha256: string;
    readonly bytes: number;
    readonly url: string;
  }[];
}
const SEEN = `id number producedBy reviewedBy signedBy signedActing publishedAt corrects { number } correctedBy { number }
  files { format sha256 bytes url }`;

/** A name that is written by hand. */
const OPEN = '.'.repeat(36);

let town: Town;
let places: Places;
let planId: string;
beforeAll(async () => {
  town = await startTown();
  const coordinator = await town.as('coordinator');
  places = await placesSeenBy(coordinator);
  planId = await planIdSeenBy(coordinator);
});
afterAll(() => town.stop());

type Deed = 'reviewReport' | 'signReport' | 'publishReport';

const asked = async (who: string, deed: Deed, input: object) => askedBy(await town.as(who), deed, input);

async function askedBy(client: Client, deed: Deed, input: object) {
  const type = `${deed[0]?.toUpperCase()}${deed.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) {
    ${deed}(input: $input) { report { ${SEEN} } userErrors { code message } }
  }`;
  type Answered = Record<
    Deed,
    { report: ReportSeen | null; userErrors: { code: string; message: string }[] }
  >;
  return (await client.gql<Answered>(document, { input }))[deed];
}

async function done(who: string, deed: Deed, input: object): Promise<ReportSeen> {
  const { report, userErrors } = await asked(who, deed, input);
  expect(userErrors).toEqual([]);
  if (!report) throw new Error(`${deed} gave no report`);
  return report;
}

const produced = async (round: 1 | 2 = 1): Promise<ReportSeen> =>
  producedReport(await town.as('coordinator'), { planId, round }, SEEN);

/** From the records to everybody. */
async function published(): Promise<ReportSeen> {
  const { id: reportId } = await produced();
  await done('executive', 'signReport', { reportId });
  return done('coordinator', 'publishReport', { reportId });
}

async function seenBy(client: Client, id: string): Promise<ReportSeen | null> {
  const { node } = await client.gql<{ node: ReportSeen | null }>(
    `{ node(id: "${id}") { ... on Report { ${SEEN} } } }`,
  );
  return node;
}

async function bytesOf(client: Client, url: string): Promise<Uint8Array> {
  const response = await client.fetch(url);
  expect(response.status, url).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function fileWith(sha256 = '', client = town.anybody()) {
  const question = `query ($sha256: String!) {
    reportFile(sha256: $sha256) { format report { id number publishedAt agency { name } correctedBy { number } } }
  }`;
  return await client.ask<{ reportFile: object | null }>(question, { sha256 });
}

describe('a produced report', () => {
  it('[REP3] is kept in every format, each by its hash, and stays as it was when the records change', async () => {
    const coordinator = await town.as('coordinator');
    const report = await produced();
    expect(report.files.map(({ format }) => format)).toEqual(['DOCX', 'PDF', 'XLSX', 'CSV', 'JSON']);
    const before = await Promise.all(report.files.map(({ url }) => bytesOf(coordinator, url)));
    expect(before.map(hash)).toEqual(report.files.map(({ sha256 }) => sha256));
    expect(before.map(({ byteLength }) => byteLength)).toEqual(report.files.map(({ bytes }) => bytes));

    const cell = { measureId: places.measure('I7'), unitId: places.unit(FINANCE) };
    await record(await town.as('recorder'), anAction(cell, { what: 'ปิดประกาศหลังออกรายงาน' }));
    const after = await Promise.all(report.files.map(({ url }) => bytesOf(coordinator, url)));
    expect(after.map(hash)).toEqual(before.map(hash));

    for (const { url, sha256, bytes } of report.files) {
      const head = await coordinator.fetch(url, { method: 'HEAD' });
      expect([head.headers.get('content-length'), head.headers.get('etag')]).toEqual([
        `${bytes}`,
        `"${sha256}"`,
      ]);
      for (const held of [`"${sha256}"`, `"other", W/"${sha256}"`, '*']) {
        const answer = await coordinator.fetch(url, { headers: { 'if-none-match': held } });
        expect([answer.status, await answer.text()]).toEqual([304, '']);
      }
      const other = await coordinator.fetch(url, { headers: { 'if-none-match': '"other"' } });
      expect(hash(await other.bytes())).toBe(sha256);
    }

    const next = await produced();
    expect(next.number).toBe(report.number + 1);
    const [csv, json] = await Promise.all(next.files.slice(3).map(({ url }) => bytesOf(coordinator, url)));
    expect(new TextDecoder().decode(csv)).toContain('ปิดประกาศหลังออกรายงาน');
    const kept = JSON.parse(new TextDecoder().decode(json)) as { document: { actions: { what: string }[] } };
    expect(kept.document.actions).toMatchObject([{ what: 'ปิดประกาศหลังออกรายงาน' }]);
  });

  it('[REP5] is reviewed by somebody else, signed by an executive, and only then published', async () => {
    const { id: reportId } = await produced();
    expect((await asked('coordinator', 'reviewReport', { reportId })).userErrors).toMatchObject([
      { code: 'OWN_REPORT' },
    ]);
    expect((await asked('coordinator', 'publishReport', { reportId })).userErrors).toMatchObject([
      { code: 'REPORT_UNSIGNED' },
    ]);
    expect(await done('executive', 'reviewReport', { reportId })).toMatchObject({ reviewedBy: 'วิชัย รุ่งเรือง' });
    expect(await done('executive', 'signReport', { reportId })).toMatchObject({
      ...{ signedBy: 'วิชัย รุ่งเรือง', signedActing: false, publishedAt: null },
    });
    expect(await seenBy(town.anybody(), reportId)).toBeNull();
    expect((await done('coordinator', 'publishReport', { reportId })).publishedAt).not.toBeNull();
    expect(await seenBy(town.anybody(), reportId)).toMatchObject({ signedBy: 'วิชัย รุ่งเรือง' });
  });

  it('[REP5] of a token is reviewed by somebody else than who issued it, and is signed by no program', async () => {
    const coordinator = await town.as('coordinator');
    const { secret } = await issueToken(coordinator, ['ADMIN'], { name: 'โปรแกรมรายงาน' });
    const program = town.asThirdParty(secret ?? '');
    const { id: reportId, files } = await producedReport<ReportSeen>(program, { planId, round: 1 }, SEEN);
    expect((await asked('coordinator', 'reviewReport', { reportId })).userErrors).toMatchObject([
      { code: 'OWN_REPORT' },
    ]);
    const json = await bytesOf(coordinator, files.at(-1)?.url ?? '');
    const { document } = JSON.parse(new TextDecoder().decode(json)) as {
      document: { signatures: string[][] };
    };
    expect(document.signatures[0]).toEqual(['(ลงชื่อ)' + OPEN, `(${OPEN})`, 'ผู้จัดทำรายงาน']);
    const other = await hire(town, 'somporn', [{ role: 'COORDINATOR' }]);
    expect((await askedBy(other, 'reviewReport', { reportId })).userErrors).toEqual([]);
  });

  it('[REP5] is signed once: whoever taps again changes neither the name nor the moment', async () => {
    const { id: reportId } = await produced();
    const first = await done('executive', 'signReport', { reportId });
    town.wait({ days: 1 });
    expect(await done('executive', 'signReport', { reportId })).toEqual(first);
  });

  it('[REP5] of two executives at once one counts, and both are told whose name stands', async () => {
    const { id: reportId } = await produced();
    const two = [await town.as('executive'), await hire(town, 'deputy', [{ role: 'EXECUTIVE' }])];
    for (const deed of ['reviewReport', 'signReport'] as const) {
      const answers = await Promise.all(two.map((client) => askedBy(client, deed, { reportId })));
      const standing = await seenBy(await town.as('coordinator'), reportId);
      expect(answers).toEqual(answers.map(() => ({ report: standing, userErrors: [] })));
      const trail = { deed, subjectId: reportId };
      expect(await town.house.database.fork().count(Activity, trail)).toBe(1);
    }
  });

  it('[REP4] takes the place of the published one before it, and each says so', async () => {
    const old = await published();
    const fresh = await produced();
    expect(fresh.corrects).toEqual({ number: old.number });
    expect((await seenBy(town.anybody(), old.id))?.correctedBy).toBeNull();
    await done('executive', 'signReport', { reportId: fresh.id });
    await done('coordinator', 'publishReport', { reportId: fresh.id });
    expect((await seenBy(town.anybody(), old.id))?.correctedBy).toEqual({ number: fresh.number });
    expect((await seenBy(town.anybody(), fresh.id))?.corrects).toEqual({ number: old.number });
    const word = await bytesOf(town.anybody(), fresh.files[0]?.url ?? '');
    const lines = linesInDocx(await docxPart(word, 'word/document.xml'));
    const correction = /^ฉบับแก้ไข ใช้แทนฉบับที่ [๐-๙]+ ลงวันที่ [๐-๙]+ กุมภาพันธ์ ๒๕๖๖$/;
    expect(lines.slice(0, 6)).toContainEqual(
      expect.objectContaining({ text: expect.stringMatching(correction) }),
    );
    expect((await produced(2)).corrects).toBeNull();
  });

  it('[REP4] is not published any more when it does not name the last one that was', async () => {
    const [one, other] = [await produced(2), await produced(2)];
    for (const { id: reportId } of [one, other]) await done('executive', 'signReport', { reportId });
    const publishing = [one, other].map(({ id: reportId }) =>
      asked('coordinator', 'publishReport', { reportId }),
    );
    const codes = (await Promise.all(publishing)).map(({ userErrors }) => userErrors[0]?.code);
    expect(codes.toSorted()).toEqual(['REPORT_OUTDATED', undefined]);
    const fresh = await produced(2);
    await done('executive', 'signReport', { reportId: fresh.id });
    expect((await done('coordinator', 'publishReport', { reportId: fresh.id })).corrects).not.toBeNull();
  });
});

describe('before a report is produced', () => {
  const lacking = async (who: string) =>
    (await town.as(who)).ask<{ reportReadiness: Record<string, number> | null }>(
      `{ reportReadiness(planId: "${planId}", round: 1) { cells unanswered beingMended unchecked photosMissing } }`,
    );

  /** How many cells of a month have no record on the board. */
  async function silentIn(month: string): Promise<number> {
    const executive = await town.as('executive');
    const { board } = await executive.gql<{ board: { cells: { month: string; status: string }[] } }>(
      `{ board(agency: "${SLUG}", fiscalYear: 2566) { cells { month status } } }`,
    );
    return board.cells.filter((cell) => cell.month === month && cell.status === 'NOT_RECORDED').length;
  }

  it('[REP7] tells what it would lack, by the rules of the board', async () => {
    const { reportReadiness: before } = (await lacking('coordinator')).data ?? {};
    const cell = { measureId: places.measure('E12'), unitId: places.unit(FINANCE) };
    await record(await town.as('recorder'), anAction(cell));
    const { reportReadiness: after } = (await lacking('auditor')).data ?? {};
    expect(after).toEqual({
      ...before,
      unchecked: (before?.unchecked ?? 0) + 1,
      photosMissing: (before?.photosMissing ?? 0) + 1,
    });
  });

  it('[REP7] [OWE4] counts as unanswered what is past its due day, not what only began', async () => {
    const unanswered = async () => (await lacking('coordinator')).data?.reportReadiness?.unanswered;
    const before = await unanswered();
    town.wait({ days: 12 });
    expect(await unanswered()).toBe(before);
    town.wait({ days: 2 });
    const february = await silentIn(FEBRUARY);
    expect(february).toBeGreaterThan(0);
    expect(await unanswered()).toBe((before ?? 0) + february);
    town.wait({ days: -14 });
  });

  it('[REP7] tells of no month that nobody owes and in which nothing stands', async () => {
    const { reportReadiness: before } = (await lacking('coordinator')).data ?? {};
    const phone = phoneOf(await town.as('recorder'));
    const cell = { measureId: places.measure('E12'), unitId: places.unit(FINANCE), month: '2022-11' };
    const { id: entityId, ...payload } = anAction(cell, { day: '2022-11-14' });
    const [receipt] = await phone.send(anOrder('recordAction', payload, { entityId }));
    expect((await lacking('coordinator')).data?.reportReadiness?.cells).toBe((before?.cells ?? 0) + 1);
    const baseVersion = receipt?.version ?? null;
    await phone.send(anOrder('withdrawAction', { reason: 'บันทึกผิดเดือน' }, { entityId, baseVersion }));
    expect((await lacking('coordinator')).data?.reportReadiness).toEqual(before);
  });

  it('[MAY2] tells nobody who may not read reports', async () => {
    expect((await lacking('recorder')).errors).toMatchObject([{ extensions: { code: 'NOT_ALLOWED' } }]);
  });
});

describe('whoever holds a file', () => {
  it('[REP6] learns whether it is one that was issued, by which agency, and whether a newer one took its place', async () => {
    const old = await published();
    const fresh = await published();
    const [word, pdf, , csv] = old.files.map(({ sha256 }) => sha256);
    for (const sha256 of [word, pdf])
      expect((await fileWith(sha256?.toUpperCase() ?? '')).data?.reportFile).toMatchObject({
        report: { id: old.id, agency: { name: 'เทศบาลตำบลบ่อพลอย' }, correctedBy: { number: fresh.number } },
      });
    // The same facts make the same lines: what was published last says so of them.
    await produced();
    const { reportFile } = (await fileWith(csv ?? '')).data ?? {};
    expect(reportFile).toMatchObject({ format: 'CSV', report: { id: fresh.id, correctedBy: null } });
  });

  it('[REP6] learns that it is not, when a byte was changed', async () => {
    const report = await published();
    const bytes = await bytesOf(town.anybody(), report.files[1]?.url ?? '');
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    expect((await fileWith(hash(bytes))).data?.reportFile).toBeNull();
  });

  /** Round 1 and 2 have the same actions, and so the same CSV. */
  async function draftsOfBothRounds() {
    await produced(1);
    const cell = { measureId: places.measure('I7'), unitId: places.unit(FINANCE) };
    await record(await town.as('recorder'), anAction(cell, { what: 'ร่างที่ยังไม่ลงนาม' }));
    const [half, whole] = [await produced(1), await produced(2)];
    const [csv, same] = [half, whole].map(({ files }) => files[3]?.sha256);
    expect([csv, half.number > whole.number]).toEqual([same, true]);
    return { half, whole, csv };
  }

  it('[REP6] is told nothing of a draft, unless they read reports of its agency', async () => {
    const { half, whole, csv } = await draftsOfBothRounds();
    const stranger = await foundSecondAgency(town, 'nongkhao');
    for (const client of [town.anybody(), stranger, await town.as('recorder')])
      expect((await fileWith(csv, client)).data?.reportFile).toBeNull();
    const told = await fileWith(csv, await town.as('auditor'));
    expect(told.data?.reportFile).toMatchObject({ format: 'CSV', report: { id: whole.id } });
    await done('executive', 'signReport', { reportId: half.id });
    expect((await fileWith(csv)).data?.reportFile).toMatchObject({ report: { id: half.id } });
    await done('executive', 'signReport', { reportId: whole.id });
    expect((await fileWith(csv)).data?.reportFile).toMatchObject({ report: { id: whole.id } });
  });

  it('is told what a hash looks like', async () => {
    expect((await fileWith('abc')).errors).toMatchObject([{ extensions: { code: 'FIELD_WRONG' } }]);
  });
});
