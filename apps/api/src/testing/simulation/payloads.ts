/** What people fill in, and what they have before their eyes when they do. */
import type { MonthKey, OperationPayloads } from '@prongsai/contract';
import { baseRows, overlay } from '@prongsai/outbox';
import { logIdOf } from '@prongsai/outbox/testing';
import type { SimulatedPhone } from './simulated-phone.ts';
import type { Doing } from './steps.ts';

export function changeOf({
  field,
  which,
}: Pick<Doing<'change'>, 'field' | 'which'>): OperationPayloads['changeAction'] {
  return field === 'day' ? { day: `2023-02-${10 + (which % 8)}` } : { [field]: `${field} ${which}` };
}

export function photoChangeOf({ place, which }: Doing<'changePhoto'>) {
  return which % 2 === 0 ? { position: place } : { caption: `ภาพที่ ${place}` };
}

/** What a person has before their eyes when they submit or check a month. */
export function coveredOn(phone: SimulatedPhone, key: MonthKey) {
  const rows = baseRows(phone.storage.stores.rows.values());
  const logId = logIdOf(rows, key);
  const standing = [...rows.action.values()].filter(
    ({ data }) => data.logId === logId && data.withdrawnAt === null,
  );
  return standing.map(({ id, version }) => ({ actionId: id, version }));
}

/** What the unit last said of a month, be it only on this phone. */
export function wordOn(phone: SimulatedPhone, key: MonthKey): string | undefined {
  const rows = overlay(baseRows(phone.storage.stores.rows.values()), phone.state.ops, { id: '', name: '' });
  const logId = logIdOf(rows, key);
  const words = [...rows.deed.values()].filter(
    ({ data }) => data.logId === logId && (data.deed === 'SUBMISSION' || data.deed === 'NOTHING_TO_REPORT'),
  );
  return words.at(-1)?.id;
}

/** The person fills in what was missing. */
export function mended<P extends object>(payload: P): P {
  const words = 'what' in payload && payload.what === '' ? { what: 'ติดประกาศ' } : {};
  const day = 'day' in payload && payload.day === '2030-01-01' ? { day: '2023-02-14' } : {};
  const quantity = 'quantity' in payload ? { quantity: 1 } : {};
  return { ...payload, ...words, ...day, ...quantity };
}
