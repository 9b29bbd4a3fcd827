import type { SignedInPersonFragment } from '@prongsai/contract/documents';
import type { RememberedPerson } from './person.svelte.ts';

/** The server's answer as the phone keeps it. */
export function rememberedFrom({ person: signedIn, agency }: SignedInPersonFragment): RememberedPerson {
  const roles = signedIn.roles.map(({ role, unit, acting }) => ({
    role,
    unitId: unit?.id ?? null,
    unitName: unit?.name ?? null,
    acting,
  }));
  const unitIds = [...new Set(roles.flatMap(({ unitId }) => unitId ?? []))];
  const { id, displayName, loginName } = signedIn;
  return { id, displayName, loginName, roles, unitIds, agency };
}
