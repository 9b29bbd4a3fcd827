/** The server is killed while it writes a report: the next one writes it, once, and leaves nothing lying about. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProductServer } from '../support/server.ts';
import { Session } from '../support/session.ts';
import { PASSWORD, TOWN } from '../support/town.ts';

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

async function stateOfTheLast(): Promise<string | undefined> {
  const { reportOrders } = await ask<{ reportOrders: { state: string }[] }>('{ reportOrders { state } }');
  return reportOrders[0]?.state;
}

const KILLS = 2;

test('[REP8] is written though the server is killed twice in the middle of it', async () => {
  const { plan } = await ask<{ plan: { id: string } }>(
    '{ plan(agency: "bophloi", fiscalYear: 2566) { id } }',
  );
  await ask('mutation ($input: ProduceReportInput!) { produceReport(input: $input) { order { id } } }', {
    input: { planId: plan.id, round: 1 },
  });
  for (let kill = 0; kill < KILLS; kill += 1) {
    await expect.poll(() => readdirSync(server.dataDir)).toContain('reports-unfinished');
    await expect.poll(() => readdirSync(join(server.dataDir, 'reports-unfinished')).length).toBe(1);
    expect(await stateOfTheLast()).toBe('WRITING');
    await server.kill();
    await server.start();
  }
  await expect.poll(stateOfTheLast).toBe('WRITTEN');
  const { reports } = await ask<{ reports: { number: number; files: object[] }[] }>(
    '{ reports(agency: "bophloi") { number files { format } } }',
  );
  expect(reports).toMatchObject([{ number: 1 }]);
  expect(reports[0]?.files).toHaveLength(5);
  await expect.poll(() => readdirSync(join(server.dataDir, 'reports-unfinished'))).toEqual([]);
});
