/** Reports as a coordinator has them made: asked for, and waited for until they are written. */
import { expect } from 'vitest';
import type { Client } from './client.ts';
import { planIdSeenBy } from './places.ts';
import type { Town } from './town.ts';

const ORDERED = `mutation ($input: ProduceReportInput!) {
  produceReport(input: $input) { order { id } userErrors { code message } }
}`;

export interface OrderSeen<R> {
  readonly id: string;
  readonly state: string;
  readonly step: string | null;
  readonly partsReady: number;
  readonly parts: number;
  readonly problem: { readonly code: string; readonly message: string } | null;
  readonly report: R | null;
}

export interface Which {
  readonly planId: string;
  readonly round: 1 | 2;
  readonly audience?: 'PUBLIC' | 'INTERNAL';
}

/** The id of the order. */
export async function orderReport(client: Client, which: Which): Promise<string> {
  type Answered = { produceReport: { order: { id: string } | null; userErrors: object[] } };
  const { produceReport } = await client.gql<Answered>(ORDERED, { input: which });
  expect(produceReport.userErrors).toEqual([]);
  return produceReport.order?.id ?? '';
}

/** `seen` is what is asked for of the report. */
export async function orderSeen<R>(client: Client, id: string, seen = 'id'): Promise<OrderSeen<R> | null> {
  const { node } = await client.gql<{ node: OrderSeen<R> | null }>(
    `{ node(id: "${id}") { ... on ReportOrder {
      id state step partsReady parts problem { code message } report { ${seen} } } } }`,
  );
  return node;
}

export async function producedReport<R = { id: string }>(
  client: Client,
  which: Which,
  seen = 'id',
): Promise<R> {
  const id = await orderReport(client, which);
  const ended = async () => {
    const order = await orderSeen<R>(client, id, seen);
    return order && !['WAITING', 'WRITING'].includes(order.state) ? order : null;
  };
  await expect.poll(ended).toMatchObject({ state: 'WRITTEN', problem: null });
  const report = (await ended())?.report;
  if (!report) throw new Error('The order has no report');
  return report;
}

/** On the first half year, produced, signed and published. */
export async function publishedReport<R = { id: string }>(town: Town, seen = 'id'): Promise<R> {
  const coordinator = await town.as('coordinator');
  const which = { planId: await planIdSeenBy(coordinator), round: 1 } as const;
  const report = await producedReport<R & { id: string }>(coordinator, which, `id ${seen}`);
  expect(await decide(await town.as('executive'), 'signReport', report.id)).toEqual([]);
  expect(await decide(coordinator, 'publishReport', report.id)).toEqual([]);
  return report;
}

/** What stands in the way. */
export async function decide(
  client: Client,
  deed: 'signReport' | 'publishReport',
  reportId: string,
): Promise<object[] | undefined> {
  const type = deed === 'signReport' ? 'SignReportInput' : 'PublishReportInput';
  const document = `mutation ($input: ${type}!) { ${deed}(input: $input) { userErrors { code message } } }`;
  const answered = await client.gql<Record<string, { userErrors: object[] }>>(document, {
    input: { reportId },
  });
  return answered[deed]?.userErrors;
}

export interface Withdrawn<R> {
  readonly report: R | null;
  readonly userErrors: readonly { code: string; field: string | null; message: string }[];
}

/** Takes it back from the public; `seen` is what is asked for of it then. */
export async function withdrawReport<R = object>(
  client: Client,
  input: { readonly reportId: string; readonly reason: string },
  seen = 'id',
): Promise<Withdrawn<R>> {
  const { withdrawReport: answered } = await client.gql<{ withdrawReport: Withdrawn<R> }>(
    `mutation ($input: WithdrawReportInput!) {
      withdrawReport(input: $input) { report { ${seen} } userErrors { code field message } } }`,
    { input },
  );
  return answered;
}

/** Orders a report, and does `meanwhile` once its files are there and before they are kept. */
export async function beforeKept<T>(
  { house: { blobs } }: Town,
  order: () => Promise<string>,
  meanwhile: (orderId: string) => Promise<T>,
): Promise<T> {
  const { adopt } = blobs;
  const [there, goesOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  blobs.adopt = async (sha256, path) => {
    there.resolve();
    await goesOn.promise;
    return adopt(sha256, path);
  };
  try {
    const id = await order();
    await there.promise;
    return await meanwhile(id);
  } finally {
    blobs.adopt = adopt;
    goesOn.resolve();
  }
}

/** The report for the town itself on the first half year of its plan. */
export async function halfYearReport(town: Town): Promise<{ id: string }> {
  const coordinator = await town.as('coordinator');
  const planId = await planIdSeenBy(coordinator);
  return producedReport(coordinator, { planId, round: 1, audience: 'INTERNAL' });
}
