/** Who this phone belongs to at the moment. Remembered without the network, so that the app opens offline. */
import type { Holding, Role } from '@prongsai/domain';
import { may as allowed, ROLES, type Deed } from '@prongsai/domain';

export interface Duty {
  role: Role;
  /** Null for the whole agency. */
  unitId: string | null;
  unitName: string | null;
  acting: boolean;
}
export interface RememberedPerson {
  id: string;
  displayName: string;
  loginName: string | null;
  roles: Duty[];
  /** Units the person holds a role in. */
  unitIds: string[];
  agency: { id: string; slug: string; name: string };
}

const PERSON_KEY = 'prongsai.person';

class SignedInPerson {
  current = $state.raw<RememberedPerson | null>(null);

  /** Takes up the person this phone remembers, if any. */
  recall(): void {
    this.current = parse(localStorage.getItem(PERSON_KEY));
  }

  remember(person: RememberedPerson): void {
    localStorage.setItem(PERSON_KEY, JSON.stringify(person));
    this.current = person;
  }

  /** Forgets who was signed in; what they saved on this phone stays, and so does whoever came in beside them. */
  forget(): void {
    const kept = parse(localStorage.getItem(PERSON_KEY));
    if (kept?.id === this.current?.id) localStorage.removeItem(PERSON_KEY);
    this.current = null;
  }

  /** Who signs out in another tab is signed out here, until the returned function is called. */
  follow(): () => void {
    const look = ({ key, newValue }: StorageEvent): void => {
      if (key === PERSON_KEY && newValue === null) this.current = null;
    };
    addEventListener('storage', look);
    return () => removeEventListener('storage', look);
  }

  holds(...roles: Role[]): boolean {
    return this.current?.roles.some(({ role }) => roles.includes(role)) ?? false;
  }

  /**
   * Whether the person may do `deed` (MAY1): in a unit, or in the agency when none is named. `authorIds` are
   * the people who recorded what it covers. The server judges again.
   */
  may(deed: Deed, unitId?: string, authorIds: readonly string[] = []): boolean {
    if (!this.current) return false;
    const { id, agency, roles } = this.current;
    const holdings: Holding[] = roles.map(({ role, unitId: held }) => ({ role, unitId: held }));
    const subject = { agencyId: agency.id, authorIds, ...(unitId !== undefined && { unitId }) };
    return allowed({ personId: id, agencyId: agency.id, holdings }, deed, subject);
  }
}
export const person = new SignedInPerson();

/** The agency of the signed-in person, as addresses and the API name it. */
export function agencySlug(): string {
  return person.current?.agency.slug ?? '';
}

/** The page a person starts from: the work they do most. */
export function homeOf(current: RememberedPerson | null): string {
  if (!current) return '/sign-in';
  const roles = new Set(current.roles.map(({ role }) => role));
  if (roles.has('EXECUTIVE')) return '/board';
  if (roles.has('RECORDER') || roles.has('HEAD')) return '/month';
  if (roles.has('COORDINATOR')) return '/plan';
  return '/board';
}

function parse(text: string | null): RememberedPerson | null {
  if (text === null) return null;
  try {
    const value: unknown = JSON.parse(text);
    return isPerson(value) ? value : null;
  } catch {
    return null;
  }
}

function isPerson(value: unknown): value is RememberedPerson {
  if (!isObject(value) || typeof value['id'] !== 'string' || !isObject(value['agency'])) return false;
  return Array.isArray(value['roles']) && value['roles'].every(isDuty) && Array.isArray(value['unitIds']);
}

function isDuty(value: unknown): value is Duty {
  return isObject(value) && ROLES.some((role) => role === value['role']);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
