/** Units of the signed-in person's agency. Each throws ApiError when not reached. */
import {
  AddUnitDocument,
  ChangeUnitDocument,
  UnitsDocument,
  type ChangeUnitInput,
  type UnitInOfficeFragment,
} from '@prongsai/contract/documents';
import { query } from '#lib/api/graphql.ts';
import { agencySlug } from '#lib/person/person.svelte.ts';

export type OfficeUnit = UnitInOfficeFragment;

/** All of them, page after page. */
export async function units(after: string | null = null): Promise<OfficeUnit[]> {
  const page = (await query(UnitsDocument, { agency: agencySlug(), after })).units;
  if (!page) return [];
  const { nodes, pageInfo } = page;
  return pageInfo.hasNextPage ? [...nodes, ...(await units(pageInfo.endCursor))] : nodes;
}

/** A unit of the same name is given back as it is. */
export async function addUnit(name: string) {
  return (await query(AddUnitDocument, { input: { name } })).addUnit;
}

/** Only what differs is named, so that of two people who change a unit nobody undoes what the other did. */
export function changesOf(unit: OfficeUnit, draft: OfficeUnit): ChangeUnitInput {
  const { name, label, activeFrom, activeUntil } = draft;
  return {
    unitId: unit.id,
    ...(name !== unit.name && { name }),
    ...(label !== unit.label && { label }),
    ...(activeFrom !== unit.activeFrom && { activeFrom }),
    ...(activeUntil !== unit.activeUntil && { activeUntil }),
  };
}

export async function changeUnit(input: ChangeUnitInput) {
  return (await query(ChangeUnitDocument, { input })).changeUnit;
}
