import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { sendBack } from '../testing/deeds.ts';
import { enrol, hire, tokenIn } from '../testing/people.ts';
import { FINANCE, placesSeenBy, type Places } from '../testing/places.ts';
import { startRemindedTown, type RemindedTown } from '../testing/reminded-town.ts';
import { PASSWORD } from '../testing/town.ts';

const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }';
const SIGN_OUT = 'mutation { signOut { userErrors { code } } }';
const OWN = '{ viewer { person { id } sessions { id present } } }';
const END = 'mutation ($input: EndSessionInput!) { endSession(input: $input) { userErrors { code } } }';
const END_OTHERS = 'mutation { endOtherSessions { userErrors { code } } }';
const INVITE = 'mutation ($input: InviteAgainInput!) { inviteAgain(input: $input) { enrolmentUrl } }';
const DISABLE =
  'mutation ($input: DisablePersonInput!) { disablePerson(input: $input) { userErrors { code } } }';
const CHANGE =
  'mutation ($input: ChangeRemindersInput!) { changeReminders(input: $input) { userErrors { code } } }';
const SHOWN = '{ viewer { reminders { shownHere } } }';

interface Own {
  viewer: { person: { id: string }; sessions: { id: string; present: boolean }[] };
}

let reminded: RemindedTown;
let places: Places;
/** The phone that malee asked to be reminded on, at `/lost` of the push service. */
let lost: Client;
let returns = 0;

beforeAll(async () => {
  reminded = await startRemindedTown();
  places = await placesSeenBy(await reminded.town.as('recorder'));
  lost = await hire(reminded.town, 'malee', [{ role: 'RECORDER', unitId: places.unit(FINANCE) }]);
  await hire(reminded.town, 'mana', [{ role: 'RECORDER', unitId: places.unit(FINANCE) }]);
  await lost.gql(CHANGE, { input: { muted: false, email: 'malee@example.go.th' } });
});
afterAll(() => reminded.stop());
beforeEach(async () => {
  lost = await reminded.town.as('malee');
  await reminded.subscribe(lost, '/lost');
  expect(await heard()).toEqual({ onPhone: 1, byLetter: 0 });
});

/** How malee hears of one more month that was sent back. */
async function heard(): Promise<{ onPhone: number; byLetter: number }> {
  const { titlesAt, mail, allSent, town } = reminded;
  const [shown, letters] = [titlesAt('/lost').length, mail.letters.length];
  const cell = { measureId: places.measure('E12'), unitId: places.unit(FINANCE) };
  const { userErrors } = await sendBack(await town.as('executive'), cell, { note: `ครั้งที่ ${(returns += 1)}` });
  expect(userErrors).toEqual([]);
  await allSent();
  return { onPhone: titlesAt('/lost').length - shown, byLetter: mail.letters.length - letters };
}
const signIn = (client: Client, loginName: string) =>
  client.gql(SIGN_IN, { input: { loginName, password: PASSWORD } });
const own = (client: Client) => client.gql<Own>(OWN);
const shownOn = async (client: Client) =>
  (await client.gql<{ viewer: { reminders: { shownHere: boolean } } }>(SHOWN)).viewer.reminders.shownHere;

describe('[REM3] a phone where its person is signed in no more', () => {
  it('shows none once that session was ended from another phone; they go by letter', async () => {
    const kept = await reminded.town.as('malee');
    const { id = '' } = (await own(lost)).viewer.sessions.find(({ present }) => present) ?? {};
    await kept.gql(END, { input: { sessionId: id } });
    expect(await heard()).toEqual({ onPhone: 0, byLetter: 1 });
  });

  it('shows none once all others were ended', async () => {
    await (await reminded.town.as('malee')).gql(END_OTHERS);
    expect(await heard()).toEqual({ onPhone: 0, byLetter: 1 });
  });

  it('shows none once a new link was used', async () => {
    const coordinator = await reminded.town.as('coordinator');
    const { person } = (await own(lost)).viewer;
    const { inviteAgain } = await coordinator.gql<{ inviteAgain: { enrolmentUrl: string } }>(INVITE, {
      input: { personId: person.id },
    });
    await enrol(reminded.town.anybody(), tokenIn(inviteAgain.enrolmentUrl));
    expect(await heard()).toEqual({ onPhone: 0, byLetter: 1 });
  });

  it('shows none once they signed out there, and says so when they come back', async () => {
    await lost.gql(SIGN_OUT);
    expect(await heard()).toEqual({ onPhone: 0, byLetter: 1 });
    await signIn(lost, 'malee');
    expect(await shownOn(lost)).toBe(false);
  });

  it('shows none while a session is over, and again once they sign in there', async () => {
    reminded.town.wait({ days: 61 });
    expect(await heard()).toEqual({ onPhone: 0, byLetter: 1 });
    await signIn(lost, 'malee');
    expect(await heard()).toEqual({ onPhone: 1, byLetter: 0 });
    expect(await shownOn(lost)).toBe(true);
  });

  it('shows them again also after the year that a session lasts, with the cookie that a browser has by then', async () => {
    const days = Number(/Max-Age=(\d+)/.exec(lost.cookie ?? '')?.[1]) / (24 * 60 * 60);
    reminded.town.wait({ days: 366 });
    expect(await heard()).toEqual({ onPhone: 0, byLetter: 1 });
    const browser = days > 366 ? lost : reminded.town.anybody();
    await signIn(browser, 'malee');
    expect(await heard()).toEqual({ onPhone: 1, byLetter: 0 });
    expect(await shownOn(browser)).toBe(true);
  });

  it('shows none of hers once somebody else came in there, who is told what is so for them', async () => {
    expect(await shownOn(lost)).toBe(true);
    await signIn(lost, 'mana');
    expect(await heard()).toEqual({ onPhone: 0, byLetter: 1 });
    expect(await shownOn(lost)).toBe(false);
    await signIn(lost, 'malee');
    expect(await shownOn(lost)).toBe(false);
  });

  it('shows none of hers once somebody else came in there with a link', async () => {
    const { town } = reminded;
    const coordinator = await town.as('coordinator');
    const { person } = (await own(await town.as('mana'))).viewer;
    const { inviteAgain } = await coordinator.gql<{ inviteAgain: { enrolmentUrl: string } }>(INVITE, {
      input: { personId: person.id },
    });
    await enrol(lost, tokenIn(inviteAgain.enrolmentUrl));
    expect(await heard()).toEqual({ onPhone: 0, byLetter: 1 });
  });

  it('of somebody disabled nothing is kept', async () => {
    const { person } = (await own(lost)).viewer;
    await (await reminded.town.as('coordinator')).gql(DISABLE, { input: { personId: person.id } });
    const kept = await reminded.town.house.database
      .fork()
      .execute<object[]>('select endpoint from push_subscription');
    expect(kept).toEqual([]);
  });
});
