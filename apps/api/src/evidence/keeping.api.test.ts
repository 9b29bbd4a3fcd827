import { v7 as uuidv7 } from 'uuid';
import { afterAll, expect, it } from 'vitest';
import { Person } from '../person/person.entity.ts';
import { anOrder, phoneOf } from '../testing/phone.ts';
import { aLargePhoto, announced, put } from '../testing/photo.ts';
import { townWithAction } from '../testing/town-with-action.ts';
import { HeldBytes } from './held-bytes.entity.ts';
import { openKeeping } from './keeping.ts';

const { town, recorder, actionId } = await townWithAction();
const { database } = town.house;
afterAll(() => town.stop());

it('photos that end at the same time are each kept, and their senders told so', async () => {
  const photos = await Promise.all(Array.from({ length: 12 }, () => aLargePhoto()));
  await phoneOf(recorder).send(...photos.map((photo) => anOrder('attachPhoto', announced(actionId, photo))));
  const answers = await Promise.all(photos.map((photo) => put(recorder, photo)));
  expect(answers.map(({ status }) => status)).toEqual(photos.map(() => 201));
  const found = { sha256: { $in: photos.map(({ sha256 }) => sha256) } };
  expect(await database.fork().count(HeldBytes, found)).toBe(12);
  const rows = (await phoneOf(recorder).pull()).flatMap((page) => page.rows);
  const stored = rows.flatMap((row) => (row.kind === 'photo' && row.data.stored ? row.data.sha256 : []));
  expect(stored.sort()).toEqual(photos.map(({ sha256 }) => sha256).sort());
});

it('what cannot be written of one is no fault of those that ended with it', async () => {
  const whileUnderWay = openKeeping(town.house);
  const [person] = await database.fork().find(Person, { loginName: 'recorder' });
  const { agencyId = '', id = null } = person ?? {};
  const sent = (sha256: string, sentById: string | null) =>
    whileUnderWay((keep) => keep({ agencyId, sha256, kind: 'PHOTO', bytes: 300, sentById }));
  const answers = await Promise.allSettled([
    sent('a'.repeat(64), id),
    sent('b'.repeat(64), uuidv7()),
    sent('c'.repeat(64), id),
  ]);
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  const held = await database.fork().find(HeldBytes, { bytes: 300 }, { orderBy: { sha256: 'asc' } });
  expect(held.map(({ sha256 }) => sha256[0])).toEqual(['a', 'c']);
  expect(await sent('a'.repeat(64), id)).toBe(true);
});
