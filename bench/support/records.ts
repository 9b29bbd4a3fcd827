/** Records as a diligent unit of the demonstration town would have them. */
import type { RecordActionPayload, SyncRow } from '@prongsai/contract';
import { Client } from './client.ts';

/** A Monday in the months of the plan. */
export const CLOCK = '2023-02-20T09:00:00+07:00';
export const AT = new Date(CLOCK).toISOString();
const MONTHS = ['2022-10', '2022-11', '2022-12', '2023-01', '2023-02'] as const;
const BATCH = 50;

/** `count` actions of the recorder's unit, spread over the year so far and over the measures everybody owes. */
export async function recordMuch(address: string, count: number): Promise<void> {
  const client = new Client(address);
  await client.signIn('recorder');
  const { rows, scope, cursor } = await client.pull();
  const unitId = rows.find((row) => row.kind === 'unit' && row.data.name === 'งานการเงินและคลัง')?.id ?? '';
  const measures = owedByAll(rows);
  for (let from = 0; from < count; from += BATCH) {
    const ops = Array.from({ length: BATCH }, (_, i) =>
      client.operation('recordAction', recordOf(from + i, unitId, measures), AT),
    );
    await client.push(ops, cursor, scope, AT);
  }
}

/** Ids of the measures that every unit owes. */
export function owedByAll(rows: readonly SyncRow[]): string[] {
  return rows
    .filter((row) => row.kind === 'measure' && row.data.ownerScope === 'ALL_UNITS')
    .map(({ id }) => id);
}

export function recordOf(index: number, unitId: string, measureIds: readonly string[]): RecordActionPayload {
  const month = MONTHS[index % MONTHS.length] ?? '2023-02';
  return {
    measureId: measureIds[index % measureIds.length] ?? '',
    unitId,
    month,
    day: `${month}-${String((index % 20) + 1).padStart(2, '0')}`,
    channel: 'LINE',
    what: `ประชาสัมพันธ์ช่องทางการติดต่อและแผนการใช้จ่ายงบประมาณ ครั้งที่ ${index + 1}`,
    place: null,
    quantity: 1,
    link: null,
  };
}
