import { afterAll, beforeAll, expect, it } from 'vitest';
import { placesSeenBy } from '../testing/places.ts';
import { startTown, type Town } from '../testing/town.ts';

const ADD = `mutation ($input: AddUnitInput!) { addUnit(input: $input) { unit { id } userErrors { code } } }`;
interface Added {
  addUnit: { unit: { id: string } | null; userErrors: { code: string }[] };
}

let town: Town;
beforeAll(async () => void (town = await startTown()));
afterAll(() => town.stop());

it('[OWE2] two units of one name that are added at once are one', async () => {
  const coordinator = await town.as('coordinator');
  const before = (await placesSeenBy(coordinator)).unitIds;
  const input = { name: 'กองสวัสดิการสังคม' };
  const both = await Promise.all([1, 2].map(() => coordinator.gql<Added>(ADD, { input })));
  expect(both.flatMap(({ addUnit }) => addUnit.userErrors)).toEqual([]);
  expect(new Set(both.map(({ addUnit }) => addUnit.unit?.id)).size).toBe(1);
  expect((await placesSeenBy(coordinator)).unitIds).toHaveLength(before.length + 1);
});
