/** A published report that is taken back from the public: what the office keeps, and what everybody else is told. */
import { SLUG } from '@prongsai/fixtures';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Activity } from '../activity/activity.entity.ts';
import type { Client } from '../testing/client.ts';
import { hire } from '../testing/people.ts';
import { planIdSeenBy } from '../testing/places.ts';
import { decide, producedReport, publishedReport, withdrawReport } from '../testing/reports.ts';
import { foundSecondAgency } from '../testing/second-agency.ts';
import { startTown, type Town } from '../testing/town.ts';

interface Seen {
  readonly id: string;
  readonly withdrawnAt: string | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnReason: string | null;
  readonly correctedBy: { readonly id: string; readonly withdrawnAt: string | null } | null;
  readonly files: readonly { readonly format: string; readonly sha256: string; readonly url: string }[];
}
const SEEN = `id withdrawnAt withdrawnBy withdrawnReason correctedBy { id withdrawnAt }
  files { format sha256 url }`;
const REASON = 'ภาพที่ ๓ เห็นหน้าเด็กชายสมชาย';
const ON_THE_DAY = expect.stringMatching(/^2023-02-20T/) as string;

let town: Town;
let coordinator: Client;
let auditor: Client;
/** Whoever is not of the office: somebody passing by, another agency, and staff who do not read reports. */
let others: Client[];
let foreigner: Client;
let report: Seen;
/** One that was produced after it was published, and takes its place. */
let later: Seen;
beforeAll(async () => {
  town = await startTown();
  coordinator = await town.as('coordinator');
  auditor = await town.as('auditor');
  foreigner = await foundSecondAgency(town, 'nongkhao');
  others = [town.anybody(), foreigner, await town.as('recorder')];
});
afterAll(() => town.stop());

const withdraw = (client: Client, reason: string, { id: reportId } = report) =>
  withdrawReport<Seen>(client, { reportId, reason }, SEEN);

async function seenBy(client: Client, { id } = report): Promise<Seen | null> {
  const { node } = await client.gql<{ node: Seen | null }>(
    `{ node(id: "${id}") { ... on Report { ${SEEN} } } }`,
  );
  return node;
}

async function listedTo(client: Client): Promise<string[]> {
  const { reports } = await client.gql<{ reports: { id: string }[] }>(
    `{ reports(agency: "${SLUG}") { id } }`,
  );
  return reports.map(({ id }) => id);
}

async function toldOfBytes(format: string): Promise<Seen | undefined> {
  const { sha256 } = report.files.find((file) => file.format === format) ?? {};
  const { reportFile } = await town.anybody().gql<{
    reportFile: { report: Seen } | null;
  }>(`{ reportFile(sha256: "${sha256}") { report { ${SEEN} } } }`);
  return reportFile?.report;
}

describe('a published report', () => {
  it('[REP12] is never given out of a cache without asking', async () => {
    report = await publishedReport(town, SEEN);
    for (const { url, sha256 } of report.files) {
      const answer = await town.anybody().fetch(url);
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, no-cache']);
      const held = await town.anybody().fetch(url, { headers: { 'if-none-match': `"${sha256}"` } });
      expect(held.status).toBe(304);
    }
  });

  it('[REP12] is not withdrawn without a reason, nor by another agency', async () => {
    const [unsaid, foreign] = [await withdraw(coordinator, ' '), await withdraw(foreigner, REASON)];
    expect(unsaid.userErrors).toMatchObject([{ code: 'REASON_MISSING', field: 'reason' }]);
    expect(foreign.userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect(await listedTo(town.anybody())).toEqual([report.id]);
  });

  it('[REP12] must be one, or whoever withdraws it is told', async () => {
    const which = { planId: await planIdSeenBy(coordinator), round: 1 } as const;
    later = await producedReport(coordinator, which, SEEN);
    const { userErrors } = await withdraw(coordinator, REASON, later);
    expect(userErrors).toMatchObject([{ code: 'REPORT_NOT_PUBLISHED' }]);
  });

  it('[REP12] is withdrawn once: of two at once one is told who did so first', async () => {
    const second = await hire(town, 'second', [{ role: 'COORDINATOR' }]);
    const answers = await Promise.all([coordinator, second].map((client) => withdraw(client, REASON)));
    const refused = answers.flatMap(({ userErrors }) => userErrors);
    const standing = await seenBy(coordinator);
    expect(refused).toMatchObject([{ code: 'REPORT_WITHDRAWN' }]);
    expect(refused[0]?.message).toContain(`${standing?.withdrawnBy} ยกเลิกการเผยแพร่`);
    expect(refused[0]?.message).toContain('๒๐ กุมภาพันธ์ ๒๕๖๖');

    // The same tap again, whose first answer was lost, is the same answer.
    town.wait({ days: 1 });
    const again = await Promise.all([coordinator, second].map((client) => withdraw(client, REASON)));
    expect(again).toContainEqual({ report: standing, userErrors: [] });
    town.wait({ days: -1 });
    const trail = { deed: 'withdrawReport', subjectId: report.id };
    const traces = await town.house.database.fork().find(Activity, trail);
    expect(traces.map(({ details }) => details)).toEqual([{ reason: REASON }]);
  });
});

describe('a withdrawn report', () => {
  it('[REP12] stays in the office with who, when and why, and others are told only that and when', async () => {
    for (const client of [coordinator, auditor]) {
      expect(await seenBy(client)).toEqual({
        ...report,
        ...{ withdrawnAt: ON_THE_DAY, withdrawnBy: expect.any(String) as string, withdrawnReason: REASON },
      });
      expect(await listedTo(client)).toContain(report.id);
    }
    for (const client of others) {
      expect(await seenBy(client)).toEqual({ ...report, withdrawnAt: ON_THE_DAY, files: [] });
      expect(await listedTo(client)).not.toContain(report.id);
    }
  });

  it('[REP12] is gone at every address of its files, in words, also for whoever holds a copy', async () => {
    for (const { url, sha256 } of report.files) {
      for (const client of others) {
        const answer = await client.fetch(url, { headers: { 'if-none-match': `"${sha256}"` } });
        expect([answer.status, answer.headers.get('cache-control')]).toEqual([410, 'no-store']);
        expect(await answer.json()).toEqual({
          code: 'REPORT_GONE',
          message: expect.stringContaining('ยกเลิกการเผยแพร่รายงานฉบับนี้แล้ว') as string,
        });
      }
      const inside = await auditor.fetch(url);
      expect([inside.status, inside.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
    }
    const asked = (kind: string, headers: Record<string, string>) =>
      town.anybody().fetch(`/reports/${report.id}.${kind}`, { headers });
    expect(await (await asked('pdf', { 'accept-language': 'en' })).text()).toContain('withdrew this report');
    const page = await asked('pdf', { accept: 'text/html' });
    expect([page.status, page.headers.get('content-type')]).toEqual([410, 'text/html; charset=utf-8']);
    expect((await asked('zip', {})).status).toBe(404);
  });

  it('[REP12] is not published again', async () => {
    expect(await decide(coordinator, 'publishReport', report.id)).toMatchObject([
      { code: 'REPORT_WITHDRAWN' },
    ]);
    expect(await listedTo(town.anybody())).toEqual([]);
  });

  it('[REP12] [REP6] is known by the bytes of its files, before one with the same bytes that is only signed', async () => {
    await decide(await town.as('executive'), 'signReport', later.id);
    for (const format of ['PDF', 'CSV'])
      expect(await toldOfBytes(format)).toEqual({ ...report, withdrawnAt: ON_THE_DAY, files: [] });
  });
});

describe('what took the place of a withdrawn report', () => {
  const goneNow = async () => {
    const answer = await town.anybody().fetch(report.files[0]?.url ?? '');
    const { code, message } = (await answer.json()) as { code: string; message: string };
    return { status: answer.status, code, message, link: answer.headers.get('link') };
  };

  it('[REP12] [REP4] is told wherever the old one was', async () => {
    expect(await decide(coordinator, 'publishReport', later.id)).toEqual([]);
    expect((await seenBy(town.anybody()))?.correctedBy).toEqual({ id: later.id, withdrawnAt: null });
    expect((await toldOfBytes('CSV'))?.id).toBe(later.id);
    const { message, link, ...gone } = await goneNow();
    expect(gone).toEqual({ status: 410, code: 'REPORT_GONE_REPLACED' });
    expect(message).toContain(`/report/${later.id}`);
    expect(link).toMatch(new RegExp(`^<http[^>]*/report/${later.id}>; rel="latest-version"$`));
  });

  it('[REP12] is still told of once it is withdrawn itself, and nobody is led there', async () => {
    expect((await withdraw(coordinator, REASON, later)).userErrors).toEqual([]);
    expect((await seenBy(town.anybody()))?.correctedBy).toEqual({ id: later.id, withdrawnAt: ON_THE_DAY });
    expect(await goneNow()).toMatchObject({ status: 410, code: 'REPORT_GONE', link: null });
  });
});
