import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { PasskeyHolder, type Asked, type Lies } from '../testing/passkey-holder.ts';
import { addPerson, enrol, tokenIn } from '../testing/people.ts';
import { FINANCE, placesSeenBy, type Places } from '../testing/places.ts';
import { PASSWORD, startTown, type Town } from '../testing/town.ts';

const ORIGIN = 'http://localhost:4000';
const ERRORS = 'userErrors { code field message }';
const OFFER_ENROLMENT = `mutation ($input: OfferEnrolmentPasskeyInput!) { done: offerEnrolmentPasskey(input: $input) { options ${ERRORS} } }`;
const ENROL = `mutation ($input: EnrolWithPasskeyInput!) { done: enrolWithPasskey(input: $input) { viewer { hasPassword } ${ERRORS} } }`;
const OFFER_SIGN_IN = `mutation { done: offerPasskeySignIn { options ${ERRORS} } }`;
const SIGN_IN = `mutation ($input: PasskeyInput!) { done: signInWithPasskey(input: $input) { viewer { person { loginName } } ${ERRORS} } }`;
const OFFER = `mutation { done: offerPasskey { options ${ERRORS} } }`;
const ADD = `mutation ($input: PasskeyInput!) { done: addPasskey(input: $input) { passkeys { id } ${ERRORS} } }`;
const REMOVE = `mutation ($input: RemovePasskeyInput!) { done: removePasskey(input: $input) { passkeys { id } ${ERRORS} } }`;
const OWN =
  '{ viewer { hasPassword passkeys { id browser system synced addedAt lastUsedAt } sessions { id } } }';

interface Done {
  options?: Asked | null;
  viewer?: object | null;
  passkeys?: { id: string }[] | null;
  userErrors: { code: string; field: string | null; message: string }[];
}
interface Own {
  viewer: {
    hasPassword: boolean;
    passkeys: { id: string; browser: string | null; system: string | null; lastUsedAt: string | null }[];
  };
}

let town: Town;
let places: Places;
beforeAll(async () => {
  town = await startTown();
  places = await placesSeenBy(await town.as('recorder'));
});
afterAll(() => town.stop());

const ask = async (client: Client, document: string, input?: object): Promise<Done> =>
  (await client.gql<{ done: Done }>(document, input ? { input } : {})).done;
const asked = async (client: Client, document: string, input?: object): Promise<Asked> => {
  const { options, userErrors } = await ask(client, document, input);
  if (!options) throw new Error(JSON.stringify(userErrors));
  return options;
};
const codes = ({ userErrors }: Done) => userErrors.map(({ code }) => code);

const invite = async (loginName: string) => {
  const { addPerson: added } = await addPerson(await town.as('coordinator'), loginName, [
    { role: 'RECORDER', unitId: places.unit(FINANCE) },
  ]);
  return { token: tokenIn(added.enrolmentUrl), personId: added.person?.id ?? '' };
};
const inviteAgain = async (personId: string) => {
  const { inviteAgain: made } = await (
    await town.as('coordinator')
  ).gql<{ inviteAgain: { enrolmentUrl: string } }>(
    'mutation ($input: InviteAgainInput!) { inviteAgain(input: $input) { enrolmentUrl } }',
    { input: { personId } },
  );
  return tokenIn(made.enrolmentUrl);
};

/** A new person whose only way in is a passkey. */
const enrolled = async (loginName: string) => {
  const { token, personId } = await invite(loginName);
  const holder = new PasskeyHolder(ORIGIN);
  const phone = town.anybody().saying({ 'user-agent': ANDROID });
  const passkey = holder.make(await asked(phone, OFFER_ENROLMENT, { token }));
  expect(codes(await ask(phone, ENROL, { token, passkey }))).toEqual([]);
  return { phone, holder, personId };
};
const signIn = async (client: Client, holder: PasskeyHolder, lies: Lies = {}): Promise<Done> =>
  ask(client, SIGN_IN, { passkey: holder.answer(await asked(client, OFFER_SIGN_IN), lies) });
const addTo = async (client: Client, holder: PasskeyHolder): Promise<Done> =>
  ask(client, ADD, { passkey: holder.make(await asked(client, OFFER)) });
const ownOf = async (client: Client) => (await client.gql<Own>(OWN)).viewer;
const deedsOf = (personId: string) =>
  town.house.database
    .fork()
    .execute<{ deed: string }[]>('select deed from activity where subject_id = ? order by id', [personId])
    .then((found) => found.map(({ deed }) => deed));

const ANDROID =
  'Mozilla/5.0 (Linux; Android 13; SM-A145F) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Mobile Safari/537.36';

describe('a passkey', () => {
  it('enrols with the one-time link, signs in without a name, and is in the trail', async () => {
    const { phone, holder, personId } = await enrolled('malee');
    const own = await ownOf(phone);
    expect(own).toMatchObject({ hasPassword: false, passkeys: [{ browser: 'Chrome', system: 'Android' }] });
    expect(JSON.stringify(own)).not.toContain('SM-A145F');
    const other = town.anybody();
    expect(await signIn(other, holder)).toEqual({
      viewer: { person: { loginName: 'malee' } },
      userErrors: [],
    });
    expect((await ownOf(other)).passkeys[0]?.lastUsedAt).toMatch(/^2023-02-20T/);
    expect(await deedsOf(personId)).toEqual(['addPerson', 'enrol', 'signIn']);
    const everybody = await (
      await town.as('coordinator')
    ).gql<{ people: { loginName: string; enrolled: boolean }[] }>(
      '{ people(agency: "bophloi") { loginName enrolled } }',
    );
    expect(everybody.people.find(({ loginName }) => loginName === 'malee')?.enrolled).toBe(true);
  });

  it('asks that the device knows its owner, and says nothing of the person to it but the name', async () => {
    const { token } = await invite('somchai');
    const options = await asked(town.anybody(), OFFER_ENROLMENT, { token });
    expect(options).toMatchObject({
      rp: { id: 'localhost' },
      user: { name: 'somchai', displayName: 'นายsomchai' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    expect(await asked(town.anybody(), OFFER_SIGN_IN)).toMatchObject({ userVerification: 'required' });
  });

  it.each<[string, Lies]>([
    ['made at another address', { origin: 'https://prongsai.example' }],
    ['made at a look-alike of this address', { origin: 'http://localhost.example:4000' }],
    ['made for another host', { rpId: 'example.go.th' }],
    ['given by a device that nobody unlocked', { unverified: true }],
  ])('%s is refused, at enrolment and at sign-in', async (what, lies) => {
    const name = `w${what.length}x${Object.keys(lies)[0]?.toLowerCase()}`;
    const { token } = await invite(name);
    const holder = new PasskeyHolder(ORIGIN);
    const phone = town.anybody();
    const forged = holder.make(await asked(phone, OFFER_ENROLMENT, { token }), lies);
    expect(codes(await ask(phone, ENROL, { token, passkey: forged }))).toEqual(['PASSKEY_UNUSABLE']);
    const good = holder.make(await asked(phone, OFFER_ENROLMENT, { token }));
    expect(codes(await ask(phone, ENROL, { token, passkey: good }))).toEqual([]);
    const stranger = town.anybody();
    expect(codes(await signIn(stranger, holder, lies))).toEqual(['PASSKEY_UNUSABLE']);
    expect(stranger.cookie).toBeNull();
  });

  it('is refused in another’s name, and when it is unknown or nonsense', async () => {
    const { holder } = await enrolled('orawan');
    const other = await enrolled('praphan');
    const userHandle = other.holder.pairs[0]?.userHandle ?? '';
    expect(codes(await signIn(town.anybody(), holder, { userHandle }))).toEqual(['PASSKEY_UNUSABLE']);
    const unknown = new PasskeyHolder(ORIGIN);
    unknown.make(await asked(town.anybody(), OFFER_SIGN_IN));
    expect(codes(await signIn(town.anybody(), unknown))).toEqual(['PASSKEY_UNUSABLE']);
    for (const passkey of [{}, { id: 7 }, { id: 'x', rawId: 'x', type: 'public-key', response: {} }]) {
      const { userErrors } = await ask(town.anybody(), SIGN_IN, { passkey });
      expect(userErrors).toMatchObject([{ code: 'PASSKEY_UNUSABLE', message: /พาสคีย์/ }]);
    }
  });

  it('of a person who is disabled opens nothing', async () => {
    const { holder, personId } = await enrolled('udom');
    await (
      await town.as('coordinator')
    ).gql('mutation ($input: DisablePersonInput!) { disablePerson(input: $input) { userErrors { code } } }', {
      input: { personId },
    });
    expect(codes(await signIn(town.anybody(), holder))).toEqual(['PASSKEY_UNUSABLE']);
  });

  it('whose count does not grow is a copy: refused, and the trail says so', async () => {
    const { holder, personId } = await enrolled('kamon');
    expect(codes(await signIn(town.anybody(), holder, { counter: 9 }))).toEqual([]);
    expect(codes(await signIn(town.anybody(), holder, { counter: 9 }))).toEqual(['PASSKEY_UNUSABLE']);
    expect(codes(await signIn(town.anybody(), holder, { counter: 0 }))).toEqual(['PASSKEY_UNUSABLE']);
    expect(codes(await signIn(town.anybody(), holder, { counter: 4_000_000_000 }))).toEqual([]);
    const deeds = await deedsOf(personId);
    expect(deeds.filter((deed) => deed === 'refusePasskey')).toHaveLength(2);
  });

  it('that never counts may be used again and again, as those kept in an account are', async () => {
    const { holder } = await enrolled('nipa');
    for (let time = 0; time < 3; time++) {
      expect(codes(await signIn(town.anybody(), holder, { counter: 0 }))).toEqual([]);
    }
  });
});

describe('a challenge', () => {
  it('is answered once', async () => {
    const { holder } = await enrolled('chai');
    const phone = town.anybody();
    const passkey = holder.answer(await asked(phone, OFFER_SIGN_IN));
    expect(codes(await ask(phone, SIGN_IN, { passkey }))).toEqual([]);
    expect(codes(await ask(phone, SIGN_IN, { passkey }))).toEqual(['PASSKEY_TOO_LATE']);
    const another = holder.answer(await asked(phone, OFFER_SIGN_IN));
    const both = await Promise.all([1, 2].map(() => ask(phone, SIGN_IN, { passkey: another })));
    expect(both.flatMap(codes)).toEqual(['PASSKEY_TOO_LATE']);
  });

  it('is used up by a wrong answer too', async () => {
    const { holder } = await enrolled('wanchai');
    const phone = town.anybody();
    const options = await asked(phone, OFFER_SIGN_IN);
    const wrong = holder.answer(options, { unverified: true });
    expect(codes(await ask(phone, SIGN_IN, { passkey: wrong }))).toEqual(['PASSKEY_UNUSABLE']);
    expect(codes(await ask(phone, SIGN_IN, { passkey: holder.answer(options) }))).toEqual([
      'PASSKEY_TOO_LATE',
    ]);
  });

  it('is the browser’s that asked, and for what it asked', async () => {
    const { holder, phone } = await enrolled('saichon');
    const passkey = holder.answer(await asked(town.anybody(), OFFER_SIGN_IN));
    expect(codes(await ask(town.anybody(), SIGN_IN, { passkey }))).toEqual(['PASSKEY_TOO_LATE']);
    const asking = await asked(phone, OFFER_SIGN_IN);
    expect(codes(await ask(phone, ADD, { passkey: holder.make(asking) }))).toEqual(['PASSKEY_TOO_LATE']);
    const elsewhere = town.anybody();
    const swapped = holder.answer(await asked(elsewhere, OFFER_SIGN_IN));
    await asked(elsewhere, OFFER_SIGN_IN);
    expect(codes(await ask(elsewhere, SIGN_IN, { passkey: swapped }))).toEqual(['PASSKEY_UNUSABLE']);
  });

  it('ends after five minutes', async () => {
    const { holder } = await enrolled('thawat');
    const phone = town.anybody();
    const passkey = holder.answer(await asked(phone, OFFER_SIGN_IN));
    town.wait({ minutes: 6 });
    const { userErrors } = await ask(phone, SIGN_IN, { passkey });
    expect(userErrors).toMatchObject([{ code: 'PASSKEY_TOO_LATE', message: /เริ่มใหม่/ }]);
  });

  it('cannot be answered by a page of another site', async () => {
    const { holder } = await enrolled('rattana');
    const phone = town.anybody();
    const passkey = holder.answer(await asked(phone, OFFER_SIGN_IN));
    const foreign = phone.saying({ 'sec-fetch-site': 'cross-site' });
    expect(codes(await ask(foreign, SIGN_IN, { passkey }))).toEqual(['PASSKEY_TOO_LATE']);
    expect(codes(await ask(phone, SIGN_IN, { passkey }))).toEqual([]);
  });
});

describe('one’s own passkeys', () => {
  it('are several, each added while signed in, none twice', async () => {
    const { phone, holder, personId } = await enrolled('kesorn');
    const options = await asked(phone, OFFER);
    expect(options.excludeCredentials?.map(({ id }) => id)).toEqual([holder.pairs[0]?.id]);
    const second = new PasskeyHolder(ORIGIN);
    expect((await addTo(phone, second)).passkeys).toHaveLength(2);
    expect(codes(await signIn(town.anybody(), holder))).toEqual([]);
    expect(codes(await signIn(town.anybody(), second))).toEqual([]);
    const { token } = await invite('kesorn2');
    const again = town.anybody();
    const copied = second.make(await asked(again, OFFER_ENROLMENT, { token }));
    expect(codes(await ask(again, ENROL, { token, passkey: copied }))).toEqual([]);
    expect(await deedsOf(personId)).toContain('addPasskey');
  });

  it('are added by somebody who came in lately, not by whoever finds a phone signed in', async () => {
    const { phone, holder } = await enrolled('lamai');
    town.wait({ minutes: 16 });
    expect(await ask(phone, OFFER)).toMatchObject({
      options: null,
      userErrors: [{ code: 'SIGN_IN_AGAIN', message: /กรุณาเข้าสู่ระบบอีกครั้งก่อนทำสิ่งนี้/ }],
    });
    expect(codes(await signIn(phone, holder))).toEqual([]);
    expect((await addTo(phone, new PasskeyHolder(ORIGIN))).passkeys).toHaveLength(2);
  });

  it('are removed one by one, but never the last way in', async () => {
    const { phone, holder, personId } = await enrolled('suda');
    const [first] = (await ownOf(phone)).passkeys;
    const refused = await ask(phone, REMOVE, { passkeyId: first?.id });
    expect(refused.userErrors).toMatchObject([{ code: 'LAST_WAY_IN', message: /ทางเดียวที่ท่านเข้าสู่ระบบได้/ }]);
    const second = new PasskeyHolder(ORIGIN);
    await addTo(phone, second);
    expect((await ask(phone, REMOVE, { passkeyId: first?.id })).passkeys).toHaveLength(1);
    expect(codes(await signIn(town.anybody(), holder))).toEqual(['PASSKEY_UNUSABLE']);
    expect(codes(await signIn(town.anybody(), second))).toEqual([]);
    expect(await deedsOf(personId)).toContain('removePasskey');
  });

  it('two removals at once leave one', async () => {
    const { phone } = await enrolled('duangjai');
    const added = await addTo(phone, new PasskeyHolder(ORIGIN));
    const both = (added.passkeys ?? []).map(({ id }) => ask(phone, REMOVE, { passkeyId: id }));
    const refused = (await Promise.all(both)).flatMap(codes);
    expect(refused).toHaveLength(1);
    expect(['LAST_WAY_IN', 'TRY_AGAIN']).toContain(refused[0]);
    expect((await ownOf(phone)).passkeys).toHaveLength(1);
  });

  it('may all go while there is a password, and are nobody else’s to remove', async () => {
    const auditor = await town.as('auditor');
    const added = await addTo(auditor, new PasskeyHolder(ORIGIN));
    const passkeyId = added.passkeys?.[0]?.id;
    const stranger = await town.as('coordinator');
    expect(codes(await ask(stranger, REMOVE, { passkeyId }))).toEqual(['NOT_FOUND']);
    expect(await ask(auditor, REMOVE, { passkeyId })).toEqual({ passkeys: [], userErrors: [] });
    expect(codes(await ask(town.anybody(), OFFER))).toEqual(['NOT_SIGNED_IN']);
  });

  it('end, with the password and every session, when a new link is used', async () => {
    const { phone, holder, personId } = await enrolled('jinda');
    expect((await enrol(town.anybody(), await inviteAgain(personId))).enrol.userErrors).toEqual([]);
    expect(codes(await signIn(town.anybody(), holder))).toEqual(['PASSKEY_UNUSABLE']);
    expect(await phone.gql('{ viewer { hasPassword } }')).toEqual({ viewer: null });
    const token = await inviteAgain(personId);
    const anew = new PasskeyHolder(ORIGIN);
    const other = town.anybody();
    const passkey = anew.make(await asked(other, OFFER_ENROLMENT, { token }));
    expect(codes(await ask(other, ENROL, { token, passkey }))).toEqual([]);
    await expect(town.as('jinda', PASSWORD)).rejects.toThrow('WRONG_SIGN_IN');
    expect(codes(await ask(other, ENROL, { token, passkey }))).toEqual(['ENROLMENT_UNUSABLE']);
  });
});

describe('attempts', () => {
  it('with a passkey count like those with a password: after ten failures it is paused', async () => {
    const { holder } = await enrolled('boonmee');
    const failures = [];
    for (let time = 0; time < 11; time++) {
      failures.push(...codes(await signIn(town.anybody(), holder, { unverified: true })));
    }
    expect(failures.filter((code) => code === 'PASSKEY_UNUSABLE')).toHaveLength(10);
    expect(failures.at(-1)).toBe('TOO_MANY_ATTEMPTS');
    expect(codes(await signIn(town.anybody(), holder))).toEqual(['TOO_MANY_ATTEMPTS']);
    town.wait({ minutes: 16 });
    expect(codes(await signIn(town.anybody(), holder))).toEqual([]);
  });

  it('to begin are limited for each address, so that nobody fills the table', async () => {
    town.wait({ minutes: 16 });
    const phone = town.anybody();
    const begun = [];
    for (let time = 0; time < 201; time++) begun.push(codes(await ask(phone, OFFER_SIGN_IN))[0]);
    expect(begun.filter((code) => code === undefined)).toHaveLength(200);
    expect(begun.at(-1)).toBe('TOO_MANY_ATTEMPTS');
    town.wait({ minutes: 6 });
    expect(codes(await ask(phone, OFFER_SIGN_IN))).toEqual([]);
  });
});

describe('behind a proxy', () => {
  it('a passkey belongs to the public address and its cookie to that host', async () => {
    const live = await startTown({ PUBLIC_URL: 'https://prongsai.bophloi.go.th' });
    try {
      const recorder = await live.as('recorder');
      const offered = await recorder.fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query: OFFER }),
      });
      const { data } = (await offered.json()) as { data: { done: { options: Asked } } };
      expect(data.done.options.rp?.id).toBe('prongsai.bophloi.go.th');
      const [cookie] = offered.headers.getSetCookie();
      expect(cookie).toMatch(/^__Host-prongsai-passkey=[\w-]{43}; Max-Age=300; /);
      expect(cookie?.split('; ')).toEqual(
        expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Strict']),
      );
      const here = new PasskeyHolder(ORIGIN);
      expect(codes(await ask(recorder, ADD, { passkey: here.make(data.done.options) }))).toEqual([
        'PASSKEY_UNUSABLE',
      ]);
      const there = new PasskeyHolder('https://prongsai.bophloi.go.th');
      expect(codes(await addTo(recorder, there))).toEqual([]);
      expect(codes(await signIn(live.anybody(), there))).toEqual([]);
    } finally {
      await live.stop();
    }
  });
});
