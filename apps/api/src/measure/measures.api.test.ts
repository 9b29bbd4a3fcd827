import { SLUG } from '@prongsai/fixtures';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { FINANCE, placesSeenBy, PUBLIC_WORKS, type Places } from '../testing/places.ts';
import { foundSecondAgency } from '../testing/second-agency.ts';
import { startTown, type Town } from '../testing/town.ts';

let town: Town;
let places: Places;
let executive: Client;
beforeAll(async () => {
  town = await startTown();
  executive = await town.as('executive');
  places = await placesSeenBy(executive);
});
afterAll(() => town.stop());

interface Measures {
  measures: { totalCount: number; nodes: { id: string; units: { id: string }[] }[] };
}
const MEASURES = `query ($filter: MeasureFilter) {
  measures(agency: "${SLUG}", fiscalYear: 2566, filter: $filter) { totalCount nodes { id units { id } } }
}`;
const measures = async (filter: object | null) =>
  (await executive.gql<Measures>(MEASURES, { filter })).measures;

describe('measures of a unit', () => {
  it.each([FINANCE, PUBLIC_WORKS])(
    '[OWE2] are those that name %s and those that every unit owes',
    async (name) => {
      const unitId = places.unit(name);
      const { totalCount, nodes } = await measures({ unitId });
      const all = (await measures(null)).nodes.filter(({ units }) => units.some(({ id }) => id === unitId));
      expect(nodes.map(({ id }) => id)).toEqual(all.map(({ id }) => id));
      expect(nodes.map(({ id }) => id)).toContain(places.measure('E14'));
      expect(totalCount).toBe(nodes.length);
    },
  );

  it('[OWE2] are none for a unit of another agency, or of none', async () => {
    const elsewhere = await foundSecondAgency(town, 'elsewhere');
    const ADD = 'mutation ($input: AddUnitInput!) { addUnit(input: $input) { unit { id } } }';
    const { addUnit } = await elsewhere.gql<{ addUnit: { unit: { id: string } } }>(ADD, {
      input: { name: 'กองช่าง' },
    });
    for (const unitId of [addUnit.unit.id, '01890000-0000-7000-8000-000000000000'])
      expect(await measures({ unitId })).toEqual({ totalCount: 0, nodes: [] });
  });
});
