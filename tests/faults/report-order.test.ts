/** The server is killed while it writes a report: the next one writes it, once, and leaves nothing lying about. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProductServer } from '../support/server.ts';
import { Session } from '../support/session.ts';
import { PASSWORD, TOWN } from '../support/town.ts';

const UNFINISHED = 'reports-unfinished';
const server = new ProductServer({ ...TOWN, WEB_HANDLER: '', DATABASE_URL: '' });
const coordinator = new Session(() => `http://127.0.0.1:${server.port}`);
beforeAll(async () => {
  await server.start();
  await coordinator.signIn('coordinator', PASSWORD);
});
afterAll(() => server.remove());

async function ask<T>(query: string, variables: object = {}): Promise<T> {
  return ((await (await coordinator.post(query, variables)).json()) as { data: T }).data;
}

/** The id of the order. */
async function order(): Promise<string> {
  const { plan } = await ask<{ plan: { id: string } }>(
    '{ plan(agency: "bophloi", fiscalYear: 2566) { id } }',
  );
  const { produceReport } = await ask<{ produceReport: { order: { id: string } } }>(
    'mutation ($input: ProduceReportInput!) { produceReport(input: $input) { order { id } } }',
    { input: { planId: plan.id, round: 1 } },
  );
  return produceReport.order.id;
}

/** How an order stands, and what stood in its way. */
async function fateOf(id: string): Promise<string> {
  const { node } = await ask<{ node: { state: string; problem: { code: string } | null } }>(
    `{ node(id: "${id}") { ... on ReportOrder { state problem { code } } } }`,
  );
  return node.problem ? `${node.state} ${node.problem.code}` : node.state;
}

/** What lies about of reports that are not written yet; nothing while there was none. */
function unfinished(): string[] {
  return readdirSync(server.dataDir).includes(UNFINISHED)
    ? readdirSync(join(server.dataDir, UNFINISHED))
    : [];
}

/** Kills the server in the middle of writing an order, and starts it again, so many times. */
async function killTimes(times: number, id: string): Promise<void> {
  const before = new Set<string>();
  for (let kill = 0; kill < times; kill += 1) {
    // What the server before left may lie there still: writing has begun anew in a folder of another name.
    await expect.poll(() => unfinished().filter((folder) => !before.has(folder)).length).toBe(1);
    for (const folder of unfinished()) before.add(folder);
    expect(await fateOf(id)).toBe('WRITING');
    await server.kill();
    await server.start();
  }
}

async function reportNumbers(): Promise<number[]> {
  const { reports } = await ask<{ reports: { number: number; files: object[] }[] }>(
    '{ reports(agency: "bophloi") { number files { format } } }',
  );
  expect(reports.map(({ files }) => files.length)).toEqual(reports.map(() => 5));
  return reports.map(({ number }) => number);
}

test('[REP8] is written though the server is killed twice in the middle of it', async () => {
  const id = await order();
  await killTimes(2, id);
  await expect.poll(() => fateOf(id)).toBe('WRITTEN');
  expect(await reportNumbers()).toEqual([1]);
  await expect.poll(unfinished).toEqual([]);
});

test('[REP8] in the middle of which the server was killed three times is told as failed, and not tried for ever', async () => {
  const id = await order();
  await killTimes(3, id);
  await expect.poll(() => fateOf(id)).toBe('FAILED REPORT_FAILED');
  await server.kill();
  await server.start();
  const another = await order();
  await expect.poll(() => fateOf(another)).toBe('WRITTEN');
  expect(await fateOf(id)).toBe('FAILED REPORT_FAILED');
  expect((await reportNumbers()).sort()).toEqual([1, 2]);
  await expect.poll(unfinished).toEqual([]);
});
