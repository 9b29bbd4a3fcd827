/** A made-up agency before anything is recorded: founded, staffed and given its plans by the verbs people use. */
import { monthsOf, toThaiDigits, type FiscalYear, type Role, type YearMonth } from '@prongsai/domain';
import { DISTRICT, PROVINCE, UNITS } from '@prongsai/fixtures';
import type { Agency } from '../agency/agency.entity.ts';
import { Channel } from '../catalogue/channel.entity.ts';
import { Measure } from '../measure/measure.entity.ts';
import { foundAgency } from '../person/enrolment.service.ts';
import { officeOf } from '../person/office.ts';
import { addPerson } from '../person/person.service.ts';
import { importPlan, openFiscalYear } from '../plan/plan.service.ts';
import type { Plan } from '../plan/plan.entity.ts';
import { rows, type Row } from '../platform/rows.ts';
import type { Tx } from '../platform/transaction.ts';
import { addUnit } from '../unit/unit.service.ts';
import type { Chance } from './chance.ts';
import { planTextOf } from './plan-text.ts';
import { FIRST_NAMES, LAST_NAMES } from './words.ts';

export interface StaffedUnit {
  readonly id: string;
  readonly recorderId: string;
  readonly headId: string;
}
export interface PlannedYear {
  readonly months: readonly YearMonth[];
  readonly measureIds: readonly string[];
}
export interface MadeUpAgency {
  readonly agency: Agency;
  readonly units: readonly StaffedUnit[];
  readonly executiveId: string;
  readonly channels: readonly Row<Channel>[];
  readonly years: readonly PlannedYear[];
}
export interface Wanted {
  readonly slug: string;
  /** Stands in its name, so that nobody takes it for a real one. */
  readonly number: number;
  readonly units: number;
  readonly measures: number;
  readonly fiscalYears: readonly FiscalYear[];
  readonly passwordHash: string;
}

export async function foundMadeUp(tx: Tx, wanted: Wanted, chance: Chance): Promise<MadeUpAgency> {
  const name = `เทศบาลตำบลสมมุติ ${toThaiDigits(String(wanted.number))}`;
  const agency = await foundAgency(tx, { name, slug: wanted.slug, district: DISTRICT, province: PROVINCE });
  const office: Tx = { ...tx, caller: officeOf(agency.id) };
  const unitIds: string[] = [];
  for (let at = 0; at < wanted.units; at += 1)
    unitIds.push((await addUnit(office, { name: UNITS[at] ?? `ฝ่ายที่ ${at + 1}`, activeFrom: null })).id);
  await tx.em.flush();
  const years = await planYears(office, name, wanted);
  const add = async (role: Role, unitId: string | null, nth = 1): Promise<string> => {
    const person = await addPerson(office, agency.id, {
      loginName: loginNameOf(role, wanted.slug, nth),
      displayName: `${chance.one(FIRST_NAMES)} ${chance.one(LAST_NAMES)}`,
      roles: [{ role, unitId }],
    });
    person.passwordHash = wanted.passwordHash;
    return person.id;
  };
  const units: StaffedUnit[] = [];
  for (const [at, id] of unitIds.entries())
    units.push({ id, recorderId: await add('RECORDER', id, at + 1), headId: await add('HEAD', id, at + 1) });
  const executiveId = await add('EXECUTIVE', null);
  await add('COORDINATOR', null);
  await add('AUDITOR', null);
  await tx.em.flush();
  const channels = await rows(tx.em, Channel, { agencyId: agency.id }, { orderBy: { position: 'asc' } });
  return { agency, units, executiveId, channels, years };
}

/** `recorder.made-up-1`, and `recorder-2.made-up-1` of the second unit. */
export function loginNameOf(role: Role, slug: string, nth = 1): string {
  return `${role.toLowerCase()}${nth === 1 ? '' : `-${nth}`}.${slug}`;
}

/** The first is imported, the others opened from it, as an office would from year to year. */
async function planYears(office: Tx, name: string, wanted: Wanted): Promise<PlannedYear[]> {
  const [first, ...later] = wanted.fiscalYears;
  if (first === undefined) return [];
  const text = planTextOf(name, first, wanted.measures);
  const { plan, reading } = await importPlan(office, text, first);
  const plans: Plan[] = [plan];
  for (const year of later) plans.push(await openFiscalYear(office, reading, year));
  await office.em.flush();
  const years: PlannedYear[] = [];
  for (const { id, fiscalYear } of plans) {
    const measures = await rows(office.em, Measure, { planId: id }, { orderBy: { position: 'asc' } });
    years.push({ months: monthsOf(fiscalYear), measureIds: measures.map((measure) => measure.id) });
  }
  return years;
}
