import type { YearMonth } from '@prongsai/domain';
import { v7 as uuidv7 } from 'uuid';
import { note } from '../activity/note.ts';
import { ensureMay } from '../platform/permission.ts';
import { ensure } from '../platform/problem.ts';
import type { Tx } from '../platform/transaction.ts';
import { holdClock } from '../platform/version-stamp.ts';
import { Unit } from './unit.entity.ts';

export interface UnitInput {
  name: string;
  label?: string;
  activeFrom?: YearMonth | null | undefined;
  activeUntil?: YearMonth | null | undefined;
}

export async function addUnit(tx: Tx, input: UnitInput): Promise<Unit> {
  const caller = ensureMay(tx, 'managePeople');
  const name = input.name.trim();
  ensure(name !== '', 'FIELD_MISSING', { field: 'name' }, 'name');
  // Held, so that of two of one name at once the later finds the first.
  await holdClock(tx.em, caller.agencyId);
  const known = await tx.em.findOne(Unit, { agencyId: caller.agencyId, name });
  if (known) return known;
  const { activeFrom = null, activeUntil = null, label = name } = input;
  const unit = tx.em.create(
    Unit,
    { id: uuidv7(), agencyId: caller.agencyId, name, label, activeFrom, activeUntil },
    { persist: true },
  );
  note(tx, 'addUnit', unit);
  return unit;
}
