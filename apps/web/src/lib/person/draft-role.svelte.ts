import type { Role } from '@prongsai/domain';
import type { NewPerson } from './people.ts';

/** A role that is being given to somebody new. */
export class DraftRole {
  role = $state<Role>('RECORDER');
  unitId = $state('');
  acting = $state(false);

  constructor(unitId: string) {
    this.unitId = unitId;
  }

  asInput(): NewPerson['roles'][number] {
    const { role, unitId, acting } = this;
    return { role, acting, unitId: isInUnit(role) ? unitId : null };
  }
}

/** Recorders and heads belong to a unit; the others to the whole agency. */
export function isInUnit(role: Role): boolean {
  return role === 'RECORDER' || role === 'HEAD';
}
