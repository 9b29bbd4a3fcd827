/** A report that was asked for: how far it has come, taken back, and why it was not written. */
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { planIdSeenBy } from '../testing/places.ts';
import { isKilled } from '../testing/process-beside.ts';
import { beforeKept, orderReport, orderSeen, producedReport } from '../testing/reports.ts';
import { startTown, type Town } from '../testing/town.ts';
import { ReportOrder } from './report-order.entity.ts';
import { Report } from './report.entity.ts';

let town: Town;
let coordinator: Client;
let planId: string;
beforeEach(async () => {
  town = await startTown();
  coordinator = await town.as('coordinator');
  planId = await planIdSeenBy(coordinator);
});
afterEach(() => town.stop());

const state = async (id: string) => (await orderSeen(coordinator, id))?.state;
const attempts = async (id: string) =>
  (await town.house.database.fork().findOne(ReportOrder, { id }))?.attempts;
const unfinished = () => readdir(join(town.house.config.dataDir, 'reports-unfinished'));
const reportsThere = () => town.house.database.fork().count(Report, { planId });

async function cancelled(client: Client, orderId: string): Promise<string | undefined> {
  type Answered = { cancelReportOrder: { userErrors: { code: string }[] } };
  const { cancelReportOrder } = await client.gql<Answered>(
    'mutation ($input: CancelReportOrderInput!) { cancelReportOrder(input: $input) { userErrors { code } } }',
    { input: { orderId } },
  );
  return cancelReportOrder.userErrors[0]?.code;
}

it('[REP8] says what is worked on until the report is there, and leaves nothing else behind', async () => {
  const id = await orderReport(coordinator, { planId, round: 1 });
  await expect.poll(async () => (await orderSeen(coordinator, id))?.step).toBe('DOCX');
  await expect.poll(() => state(id)).toBe('WRITTEN');
  expect(await orderSeen(coordinator, id)).toMatchObject({ partsReady: 5, parts: 5, problem: null });
  await expect.poll(unfinished).toEqual([]);
  const { reportOrders } = await coordinator.gql<{ reportOrders: { id: string; askedBy: string }[] }>(
    '{ reportOrders { id askedBy } }',
  );
  expect(reportOrders).toEqual([{ id, askedBy: 'อรุณี ศรีสุข' }]);
});

it('[REP8] of all who ask before it is begun each gets the one order, and whoever asks after another', async () => {
  const ask = (round: 1 | 2) => orderReport(coordinator, { planId, round });
  await beforeKept(
    town,
    () => ask(2),
    async (begun) => {
      const waiting = [...(await Promise.all([ask(1), ask(1)])), await ask(1)];
      expect(new Set(waiting).size).toBe(1);
      expect(await ask(2)).not.toBe(begun);
      expect(await town.house.database.fork().count(ReportOrder, { planId })).toBe(3);
    },
  );
});

it('[REP8] is taken back while it is written, and there is no report', async () => {
  const id = await orderReport(coordinator, { planId, round: 1 });
  expect(await cancelled(await town.as('auditor'), id)).toBe('NOT_ALLOWED');
  await expect.poll(() => state(id)).toBe('WRITING');
  expect(await cancelled(coordinator, id)).toBeUndefined();
  expect(await state(id)).toBe('CANCELLED');
  expect(await cancelled(coordinator, id)).toBe('REPORT_ORDER_ENDED');
  await expect.poll(unfinished).toEqual([]);
  expect(await reportsThere()).toBe(0);
  await producedReport(coordinator, { planId, round: 1 });
  expect(await reportsThere()).toBe(1);
});

it('[REP8] whose writer ends in the middle three times is told as failed, and not tried any more; another may be asked for', async () => {
  const id = await orderReport(coordinator, { planId, round: 1 });
  for (const attempt of [1, 2, 3]) {
    await expect.poll(() => attempts(id)).toBe(attempt);
    expect(await state(id), 'not told as failed before').not.toBe('FAILED');
    await expect.poll(() => isKilled('report-writer')).toBe(true);
  }
  await expect.poll(() => state(id)).toBe('FAILED');
  const problem = (await orderSeen(coordinator, id))?.problem;
  expect(problem).toMatchObject({ code: 'REPORT_FAILED' });
  expect(problem?.message).toContain('แม้ลองใหม่แล้ว ๓ ครั้ง');
  expect(await reportsThere()).toBe(0);
  await producedReport(coordinator, { planId, round: 1 });
  expect([await state(id), await attempts(id), await reportsThere()]).toEqual(['FAILED', 3, 1]);
});
