import { monthOf, unitFault, type UnitFields, type YearMonth } from '@prongsai/domain';
import { v7 as uuidv7 } from 'uuid';
import { note } from '../activity/note.ts';
import { ensureMay } from '../platform/permission.ts';
import { ensure, ensureId } from '../platform/problem.ts';
import type { Tx } from '../platform/transaction.ts';
import { holdClock } from '../platform/version-stamp.ts';
import { raise } from '../publicity-log/publicity-log.service.ts';
import { Unit } from './unit.entity.ts';

/** Months that are left out are those of OWE5; null is open. */
export interface NewUnit {
  readonly name: string;
  readonly activeFrom?: YearMonth | null | undefined;
  readonly activeUntil?: YearMonth | null | undefined;
}

/** What is left out stays as it is. */
export interface UnitChanges {
  readonly unitId: string;
  readonly name?: string | null | undefined;
  readonly label?: string | null | undefined;
  readonly activeFrom?: YearMonth | null | undefined;
  readonly activeUntil?: YearMonth | null | undefined;
}

/** One of the same name is given back, unless other months are named for it. */
export async function addUnit(tx: Tx, input: NewUnit): Promise<Unit> {
  const { agencyId } = ensureMay(tx, 'managePeople');
  const name = input.name.trim();
  const { activeFrom = monthOf(tx.today), activeUntil = null } = input;
  const wanted = { name, label: name, activeFrom, activeUntil };
  raise(unitFault(wanted, null, tx.today));
  // Held, so that of two of one name at once the later finds the first.
  await holdClock(tx.em, agencyId);
  const known = await tx.em.findOne(Unit, { agencyId, name });
  if (!known) return keepUnit(tx, agencyId, wanted);
  ensure(isSaidOf(known, input), 'UNIT_NAME_TAKEN', { name }, 'name');
  return known;
}

/** The one of a plan that names it; made with the plan’s first month when the agency has none of that name (OWE5). */
export async function unitOfPlan(tx: Tx, name: string, firstMonth: YearMonth | null): Promise<Unit> {
  const { agencyId } = ensureMay(tx, 'managePlan');
  await holdClock(tx.em, agencyId);
  const known = await tx.em.findOne(Unit, { agencyId, name });
  if (known) return known;
  const unit = keepUnit(tx, agencyId, { name, label: name, activeFrom: firstMonth, activeUntil: null });
  await tx.em.flush();
  return unit;
}

/** Renames a unit, opens or closes it (OWE5). A label that was the name goes along with it. */
export async function changeUnit(tx: Tx, input: UnitChanges): Promise<Unit> {
  const { agencyId } = ensureMay(tx, 'managePeople');
  ensureId(input.unitId, 'unitId');
  // Held, so that of two that get one name at once the later is refused.
  await holdClock(tx.em, agencyId);
  const unit = await tx.em.findOne(Unit, { id: input.unitId, agencyId });
  ensure(unit, 'NOT_FOUND', {}, 'unitId');
  const [before, after] = [fieldsOf(unit), fieldsAfter(unit, input)];
  raise(unitFault(after, before, tx.today));
  if (after.name !== before.name) await ensureFree(tx, agencyId, after.name);
  const changed = FIELDS.filter((field) => after[field] !== before[field]);
  if (changed.length === 0) return unit;
  Object.assign(unit, after);
  note(tx, 'changeUnit', unit, { before: only(before, changed), after: only(after, changed) });
  return unit;
}

const FIELDS = ['name', 'label', 'activeFrom', 'activeUntil'] as const;

function keepUnit(tx: Tx, agencyId: string, fields: UnitFields): Unit {
  const unit = tx.em.create(Unit, { id: uuidv7(), agencyId, ...fields }, { persist: true });
  note(tx, 'addUnit', unit);
  return unit;
}

function isSaidOf(unit: Unit, { activeFrom, activeUntil }: NewUnit): boolean {
  return (
    (activeFrom === undefined || activeFrom === unit.activeFrom) &&
    (activeUntil === undefined || activeUntil === unit.activeUntil)
  );
}

async function ensureFree(tx: Tx, agencyId: string, name: string): Promise<void> {
  ensure((await tx.em.count(Unit, { agencyId, name })) === 0, 'UNIT_NAME_TAKEN', { name }, 'name');
}

function fieldsOf({ name, label, activeFrom, activeUntil }: Unit): UnitFields {
  return { name, label, activeFrom, activeUntil };
}

function fieldsAfter(unit: Unit, input: UnitChanges): UnitFields {
  const name = input.name?.trim() ?? unit.name;
  const label = input.label?.trim() ?? (unit.label === unit.name ? name : unit.label);
  const { activeFrom = unit.activeFrom, activeUntil = unit.activeUntil } = input;
  return { name, label, activeFrom, activeUntil };
}

function only(fields: UnitFields, names: readonly (keyof UnitFields)[]): Partial<UnitFields> {
  return Object.fromEntries(names.map((name) => [name, fields[name]]));
}
