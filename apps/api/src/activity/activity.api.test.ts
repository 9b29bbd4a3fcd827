import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anAction, record } from '../testing/deeds.ts';
import { FINANCE, placesSeenBy } from '../testing/places.ts';
import { startTown, type Town } from '../testing/town.ts';

let town: Town;
beforeAll(async () => {
  town = await startTown();
  const recorder = await town.as('recorder');
  const places = await placesSeenBy(recorder);
  await record(recorder, anAction({ measureId: places.measure('I7'), unitId: places.unit(FINANCE) }));
});
afterAll(() => town.stop());

const execute = <T extends object>(sql: string) => town.house.database.fork().execute<T[]>(sql);

describe('[LOG3] the trail of activities', () => {
  it('tells who did what and when', async () => {
    const [trace] = await execute<{ deed: string; display_name: string }>(
      "select deed, display_name from activity join person on person.id = person_id where deed = 'recordAction'",
    );
    expect(trace).toEqual({ deed: 'recordAction', display_name: 'สมหญิง ใจดี' });
    const deeds = await execute<{ deed: string }>('select distinct deed from activity');
    expect(deeds.map(({ deed }) => deed)).toEqual(
      expect.arrayContaining(['importPlan', 'addUnit', 'addPerson', 'signIn']),
    );
  });

  it.each([
    "update activity set deed = 'nothing'",
    "update activity set person_id = null where deed = 'signIn'",
    'delete from activity',
    "delete from activity where deed = 'signIn'",
  ])('cannot be changed by anybody who reaches the database: %s', async (sql) => {
    const count = () => execute<{ n: number }>('select count(*) as n from activity');
    const before = await count();
    await expect(execute(sql)).rejects.toThrow(/never changed|never deleted|never changed or deleted/);
    expect(await count()).toEqual(before);
  });
});
