import { afterAll, beforeAll, expect, it } from 'vitest';
import { ENTITIES } from '../entities.ts';
import { anAction, record, submit } from '../testing/deeds.ts';
import { FINANCE, placesSeenBy } from '../testing/places.ts';
import { startTown, type Town } from '../testing/town.ts';

let town: Town;
beforeAll(async () => {
  town = await startTown();
  const head = await town.as('head');
  const places = await placesSeenBy(head);
  const cell = { measureId: places.measure('I7'), unitId: places.unit(FINANCE) };
  await record(head, anAction(cell));
  await submit(head, cell);
});
afterAll(() => town.stop());

it.each(ENTITIES)(
  '[CHECK1] [S2] reading %o changes nothing, so that no version moves by itself',
  async (entity) => {
    const em = town.house.database.fork();
    await em.find<object>(entity, {});
    const unitOfWork = em.getUnitOfWork();
    unitOfWork.computeChangeSets();
    expect(unitOfWork.getChangeSets().map(({ payload }) => payload)).toEqual([]);
  },
);

it('answers at /healthz and /readyz', async () => {
  const healthy = await town.anybody().fetch('/healthz');
  expect([healthy.status, await healthy.json()]).toEqual([200, { ok: true }]);
  const ready = await town.anybody().fetch('/readyz');
  expect([ready.status, await ready.json()]).toEqual([200, { ok: true }]);
});
