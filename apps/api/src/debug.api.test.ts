import { expect, it } from 'vitest';
import { anAction, record } from './testing/deeds.ts';
import { FINANCE, placesSeenBy } from './testing/places.ts';
import { startTown } from './testing/town.ts';
import { PublicityAction } from './publicity-log/publicity-action.entity.ts';
it('x', async () => {
  const town = await startTown();
  const r = await town.as('recorder');
  const places = await placesSeenBy(r);
  await record(r, anAction({ measureId: places.measure('I7'), unitId: places.unit(FINANCE) }));
  const em = town.house.database.fork();
  console.log(await em.execute('select * from publicity_action'));
  const [a] = await em.find(PublicityAction, {});
  const uow = em.getUnitOfWork();
  uow.computeChangeSets();
  for (const c of uow.getChangeSets()) console.log(c.name, c.type, c.payload, c.originalEntity);
  await town.stop();
});
