import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction, record } from '../testing/deeds.ts';
import { hire } from '../testing/people.ts';
import { FINANCE, placesSeenBy, type Places } from '../testing/places.ts';
import { PASSWORD, startTown, type Town } from '../testing/town.ts';

const SESSION = 'id browser system startedAt lastSeenAt present';
const OWN = `{ viewer { sessions { ${SESSION} } } }`;
const END = `mutation ($input: EndSessionInput!) { done: endSession(input: $input) { sessions { ${SESSION} } userErrors { code } } }`;
const END_OTHERS = `mutation { done: endOtherSessions { sessions { ${SESSION} } userErrors { code } } }`;
const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.2 Mobile/15E148 Safari/604.1';
const WINDOWS =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.2210.91';

interface Listed {
  id: string;
  browser: string | null;
  system: string | null;
  startedAt: string;
  lastSeenAt: string;
  present: boolean;
}
interface Done {
  done: { sessions: Listed[] | null; userErrors: { code: string }[] };
}

let town: Town;
let places: Places;
beforeAll(async () => {
  town = await startTown();
  places = await placesSeenBy(await town.as('recorder'));
  await hire(town, 'malee', [{ role: 'RECORDER', unitId: places.unit(FINANCE) }]);
});
afterAll(() => town.stop());

const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }';
const maleeOn = async (userAgent: string): Promise<Client> => {
  const device = town.anybody().saying({ 'user-agent': userAgent });
  await device.gql(SIGN_IN, { input: { loginName: 'malee', password: PASSWORD } });
  return device;
};
const sessionsOf = async (client: Client) =>
  (await client.gql<{ viewer: { sessions: Listed[] } | null }>(OWN)).viewer?.sessions ?? null;
const end = async (client: Client, sessionId: string) =>
  (await client.gql<Done>(END, { input: { sessionId } })).done;

describe('where one is signed in', () => {
  it('is told by the names of browser and system, the own device marked; nothing finer is kept', async () => {
    const phone = await maleeOn(IPHONE);
    town.wait({ minutes: 90 });
    const desk = await maleeOn(WINDOWS);
    const seen = await sessionsOf(desk);
    expect(seen?.slice(0, 2)).toMatchObject([
      { browser: 'Microsoft Edge', system: 'Windows', present: true },
      { browser: 'Safari', system: 'iOS', present: false },
    ]);
    expect((await sessionsOf(phone))?.find(({ present }) => present)).toMatchObject({ browser: 'Safari' });
    const rows = await town.house.database.fork().execute<object[]>('select * from session');
    expect(JSON.stringify(rows)).not.toMatch(/Mozilla|17_2|120\.0/);
    expect(seen?.every(({ startedAt, lastSeenAt }) => startedAt <= lastSeenAt)).toBe(true);
  });

  it('can be ended one by one, and by nobody else', async () => {
    const phone = await maleeOn(IPHONE);
    const desk = await maleeOn(WINDOWS);
    const lost = (await sessionsOf(phone))?.find(({ present }) => present)?.id ?? '';
    expect((await end(await town.as('coordinator'), lost)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
    expect((await end(desk, 'no-such-id')).userErrors).toMatchObject([{ code: 'FIELD_WRONG' }]);
    const { sessions, userErrors } = await end(desk, lost);
    expect(userErrors).toEqual([]);
    expect(sessions?.map(({ id }) => id)).not.toContain(lost);
    expect(await sessionsOf(phone)).toBeNull();
    const cell = { measureId: places.measure('I7'), unitId: places.unit(FINANCE) };
    expect((await record(phone, anAction(cell))).userErrors).toMatchObject([{ code: 'NOT_SIGNED_IN' }]);
    expect(await sessionsOf(desk)).not.toBeNull();
    expect((await end(desk, lost)).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  it('can be ended everywhere else at once', async () => {
    const [phone, tablet, desk] = [await maleeOn(IPHONE), await maleeOn(IPHONE), await maleeOn(WINDOWS)];
    const { done } = await desk.gql<Done>(END_OTHERS);
    expect(done.sessions).toMatchObject([{ present: true, browser: 'Microsoft Edge' }]);
    expect([await sessionsOf(phone), await sessionsOf(tablet)]).toEqual([null, null]);
    const [{ ended } = { ended: 0 }] = await town.house.database
      .fork()
      .execute<{ ended: number }[]>("select count(*) as ended from activity where deed = 'endSession'");
    expect(Number(ended)).toBe(2);
    await desk.gql<Done>(END_OTHERS);
    expect(await sessionsOf(desk)).toHaveLength(1);
    expect(await town.anybody().gql<Done>(END_OTHERS)).toMatchObject({
      done: { userErrors: [{ code: 'NOT_SIGNED_IN' }] },
    });
  });

  it('leaves out what is over by itself', async () => {
    await maleeOn(IPHONE);
    town.wait({ days: 61 });
    const desk = await maleeOn(WINDOWS);
    expect(await sessionsOf(desk)).toMatchObject([{ browser: 'Microsoft Edge' }]);
  });
});
