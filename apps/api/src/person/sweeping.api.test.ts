import { afterAll, beforeAll, expect, it } from 'vitest';
import { Activity } from '../activity/activity.entity.ts';
import { makeApp } from '../app.ts';
import { addPerson, hire } from '../testing/people.ts';
import { until } from '../testing/photo.ts';
import { startTown, type Town } from '../testing/town.ts';
import { Enrolment } from './enrolment.entity.ts';
import { Session } from './session.entity.ts';

let town: Town;
beforeAll(async () => {
  town = await startTown();
  await hire(town, 'malee', [{ role: 'AUDITOR' }]);
  await addPerson(await town.as('coordinator'), 'mana', [{ role: 'AUDITOR' }]);
});
afterAll(() => town.stop());

const count = async () => {
  const em = town.house.database.fork();
  return { links: await em.count(Enrolment), sessions: await em.count(Session) };
};

/** As a server that is started does by itself, until what is left is so. */
async function leaves(left: { links: number; sessions: number }): Promise<void> {
  const deeds = await town.house.database.fork().count(Activity);
  const app = await makeApp(town.house);
  app.log.level = 'silent';
  await app.listen({ port: 0, host: '127.0.0.1' });
  await until(async () => JSON.stringify(await count()) === JSON.stringify(left));
  await app.close();
  expect(await town.house.database.fork().count(Activity)).toBe(deeds);
}

it('links go once they were used or are too old, sessions once no browser has their cookie, and no deed goes', async () => {
  const { links, sessions } = await count();
  expect([links, sessions]).toEqual([2, 3]);
  await leaves({ links: 1, sessions });
  town.wait({ days: 8 });
  await leaves({ links: 0, sessions });
  town.wait({ days: 391 });
  await town.as('malee');
  await leaves({ links: 0, sessions: sessions + 1 });
  town.wait({ days: 2 });
  await leaves({ links: 0, sessions: 1 });
});
