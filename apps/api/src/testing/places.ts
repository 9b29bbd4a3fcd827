/** What a town's plan and units are called, and their ids. */
import { SLUG, UNITS } from '@prongsai/fixtures';
import type { Client } from './client.ts';

export const FINANCE = UNITS[0];
export const PUBLIC_WORKS = UNITS[4];
/** A month inside every window of the plan, of which some days have passed. */
export const FEBRUARY = '2023-02';

export interface Places {
  /** Id of the measure with this item, such as I7. */
  measure(code: string): string;
  unit(name: string): string;
  readonly unitIds: readonly string[];
}

const PLACES = `query ($agency: String!) {
  units(agency: $agency, first: 100) { nodes { id name } }
  measures(agency: $agency, fiscalYear: 2566, first: 100) { nodes { id items { code } } }
}`;

interface Found {
  units: { nodes: { id: string; name: string }[] };
  measures: { nodes: { id: string; items: { code: string }[] }[] };
}

export async function placesSeenBy(client: Client, agency: string = SLUG): Promise<Places> {
  const { units, measures } = await client.gql<Found>(PLACES, { agency });
  const unitByName = new Map(units.nodes.map(({ id, name }) => [name, id]));
  const measureByCode = new Map(
    measures.nodes.flatMap(({ id, items }) => items.map(({ code }) => [code, id])),
  );
  return {
    measure: (code) => known(measureByCode, code),
    unit: (name) => known(unitByName, name),
    unitIds: units.nodes.map(({ id }) => id),
  };
}

/** Id of the town's own plan. */
export async function planIdSeenBy(client: Client): Promise<string> {
  const { plan } = await client.gql<{ plan: { id: string } }>(
    `{ plan(agency: "${SLUG}", fiscalYear: 2566) { id } }`,
  );
  return plan.id;
}

function known(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`There is no ${name} in this town`);
  return id;
}
