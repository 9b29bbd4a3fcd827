import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction, record } from '../testing/deeds.ts';
import { FINANCE, placesSeenBy } from '../testing/places.ts';
import { enrol, tokenIn } from '../testing/people.ts';
import { PASSWORD, startTown, type Town } from '../testing/town.ts';

let town: Town;
beforeAll(async () => void (town = await startTown()));
afterAll(() => town.stop());

const SIGN_IN = `mutation ($input: SignInInput!) {
  signIn(input: $input) { viewer { person { displayName } } userErrors { code field message } }
}`;
const SET_UP = 'mutation ($input: SetUpInput!) { setUp(input: $input) { userErrors { code } } }';
const BY_PASSKEY =
  'mutation ($input: PasskeyInput!) { signInWithPasskey(input: $input) { userErrors { code } } }';
const GUESSED = {
  ...{ id: 'Z3Vlc3NlZA', rawId: 'Z3Vlc3NlZA', type: 'public-key' },
  response: { clientDataJSON: 'Zw', authenticatorData: 'Zw', signature: 'Zw', userHandle: 'Zw' },
};
interface GuessedPasskey {
  signInWithPasskey: { userErrors: { code: string }[] };
}
interface SignedIn {
  signIn: { viewer: object | null; userErrors: { code: string; message: string }[] };
}
const signIn = async (client: Client, loginName: string, password: string) =>
  (await client.gql<SignedIn>(SIGN_IN, { input: { loginName, password } })).signIn;

const whoIs = async (client: Client) => {
  const { viewer } = await client.gql<{ viewer: { person: { loginName: string } } | null }>(
    '{ viewer { person { loginName } } }',
  );
  return viewer?.person.loginName ?? null;
};

const idOf = async (client: Client) => {
  const { viewer } = await client.gql<{ viewer: { person: { id: string } } }>('{ viewer { person { id } } }');
  return viewer.person.id;
};

describe('signing in', () => {
  it('opens with the name and the password, however the name is typed', async () => {
    const phone = town.anybody();
    expect(await signIn(phone, ' Recorder ', PASSWORD)).toEqual({
      viewer: { person: { displayName: 'สมหญิง ใจดี' } },
      userErrors: [],
    });
    expect(await whoIs(phone)).toBe('recorder');
  });

  it('answers a wrong password and an unknown name alike', async () => {
    const phone = town.anybody();
    const wrong = await signIn(phone, 'auditor', 'ฝนไม่ตกที่บ่อพลอย');
    expect(wrong).toEqual(await signIn(phone, 'nobody', 'ฝนไม่ตกที่บ่อพลอย'));
    expect(wrong.viewer).toBeNull();
    expect(wrong.userErrors).toMatchObject([{ code: 'WRONG_SIGN_IN' }]);
    expect(phone.cookie).toBeNull();
  });

  it('pauses a name after ten failures from one address in a quarter of an hour, twenty in one document included', async () => {
    const phone = town.anybody();
    const attempts = Array.from(
      { length: 20 },
      (_, at) => `a${at}: signIn(input: {loginName: "head", password: "ผิดอีกแล้ว"}) { userErrors { code } }`,
    );
    const answers = await phone.gql<Record<string, { userErrors: { code: string }[] }>>(
      `mutation { ${attempts.join(' ')} }`,
    );
    const codes = Object.values(answers).map(({ userErrors }) => userErrors[0]?.code);
    expect(codes.filter((code) => code === 'WRONG_SIGN_IN')).toHaveLength(10);
    expect(codes.slice(10)).toEqual(Array(10).fill('TOO_MANY_ATTEMPTS'));
    const right = await signIn(phone, 'head', PASSWORD);
    expect(right.viewer).toBeNull();
    expect(right.userErrors).toMatchObject([
      { code: 'TOO_MANY_ATTEMPTS', message: expect.stringContaining('๑๕ นาที') as string },
    ]);
    expect((await signIn(phone, 'executive', PASSWORD)).userErrors).toEqual([]);
    town.wait({ minutes: 16 });
    expect((await signIn(phone, 'head', PASSWORD)).userErrors).toEqual([]);
  });

  it('is open again a quarter of an hour after the tenth failure, however many were refused meanwhile', async () => {
    const phone = town.anybody();
    const codesOf = async (count: number) => {
      const codes: (string | undefined)[] = [];
      for (let time = 0; time < count; time++)
        codes.push((await signIn(phone, 'auditor', 'ผิดอีกแล้ว')).userErrors[0]?.code);
      return [...new Set(codes)];
    };
    town.wait({ minutes: 16 });
    expect(await codesOf(10)).toEqual(['WRONG_SIGN_IN']);
    town.wait({ minutes: 10 });
    expect(await codesOf(11)).toEqual(['TOO_MANY_ATTEMPTS']);
    town.wait({ minutes: 6 });
    expect((await signIn(phone, 'auditor', PASSWORD)).userErrors).toEqual([]);
  });

  it('stays open to the right person while a stranger elsewhere tries their name, but a name is not tried from everywhere', async () => {
    const live = await startTown({ NODE_ENV: 'production' });
    try {
      const from = (address: string) => live.anybody().saying({ 'x-forwarded-for': address });
      const token = tokenIn(live.lines.at(-1));
      const agency = { token, agencyName: 'เทศบาลตำบลหนองปรือ', slug: 'nongprue' };
      const founder = { displayName: 'อรุณี ศรีสุข', loginName: 'arunee' };
      await live.anybody().gql(SET_UP, { input: { ...agency, ...founder } });
      await enrol(live.anybody(), token);
      const tries = async (address: string, name: string) => {
        for (let time = 0; time < 11; time++) await signIn(from(address), name, 'ผิดอีกแล้ว');
      };
      await tries('203.0.113.1', 'arunee');
      // What is typed as a name does not count for somebody else.
      for (const name of ['arunee 198.51.100.7', 'at 198.51.100.7 arunee']) await tries('203.0.113.2', name);
      const arunee = from('198.51.100.7');
      expect((await signIn(arunee, 'arunee', PASSWORD)).userErrors).toEqual([]);
      // The same count, without a password that takes its time.
      const guessed = async (host: number) => {
        const input = { passkey: GUESSED };
        const { signInWithPasskey } = await from(`192.0.2.${host}`).gql<GuessedPasskey>(BY_PASSKEY, {
          input,
        });
        return signInWithPasskey.userErrors[0]?.code;
      };
      for (let time = 0; time < 100; time++) expect(await guessed(time)).toBe('PASSKEY_TOO_LATE');
      expect(await guessed(100)).toBe('TOO_MANY_ATTEMPTS');
    } finally {
      await live.stop();
    }
  });

  it('speaks English to those who ask for it', async () => {
    const { userErrors } = await signIn(
      town.anybody().saying({ 'accept-language': 'en-GB,en;q=0.9' }),
      'nobody',
      'no password',
    );
    expect(userErrors[0]?.message).toMatch(/^The name or the password is wrong/);
  });
});

describe('the session', () => {
  it('is a cookie that no script reads and no other site sends along', async () => {
    const recorder = await town.as('recorder');
    expect(recorder.cookie).toMatch(/^prongsai=[\w-]{43};/);
    const attributes = recorder.cookie?.split('; ').slice(1);
    expect(attributes).toEqual(expect.arrayContaining(['Path=/', 'HttpOnly', 'SameSite=Lax']));
    expect(attributes).not.toContain('Secure');
  });

  it('is bound to the host and to TLS where the address is https', async () => {
    const live = await startTown({ PUBLIC_URL: 'https://prongsai.bophloi.go.th/' });
    try {
      const recorder = await live.as('recorder');
      expect(recorder.cookie).toMatch(/^__Host-prongsai=/);
      expect(recorder.cookie?.split('; ')).toEqual(
        expect.arrayContaining(['Path=/', 'HttpOnly', 'Secure', 'SameSite=Lax']),
      );
      expect(recorder.cookie).not.toContain('Domain');
      expect(await whoIs(recorder)).toBe('recorder');
    } finally {
      await live.stop();
    }
  });

  it('ends with signing out, for the old cookie too', async () => {
    const recorder = await town.as('recorder');
    const before = { cookie: recorder.cookie?.split(';')[0] ?? '' };
    expect(await recorder.gql('mutation { signOut { userErrors { code } } }')).toEqual({
      signOut: { userErrors: [] },
    });
    expect(recorder.cookie).toMatch(/^prongsai=;/);
    expect(await whoIs(recorder)).toBeNull();
    expect(await whoIs(town.anybody().saying(before))).toBeNull();
  });

  it('[C8] does not end when a page of somebody else’s signs out', async () => {
    const [recorder, head] = [await town.as('recorder'), await town.as('head')];
    const tab = head.saying({ 'prongsai-person': await idOf(recorder) });
    await tab.gql('mutation { signOut { userErrors { code } } }');
    expect(await whoIs(head)).toBe('head');
    await head
      .saying({ 'prongsai-person': await idOf(head) })
      .gql('mutation { signOut { userErrors { code } } }');
    expect(await whoIs(head)).toBeNull();
  });

  it('[C8] begins on a phone that remembers somebody else', async () => {
    const [recorder, head] = [await town.as('recorder'), await town.as('head')];
    const before = { cookie: head.cookie?.split(';')[0] ?? '' };
    const phone = head.saying({ 'prongsai-person': await idOf(recorder) });
    expect((await signIn(phone, 'auditor', PASSWORD)).userErrors).toEqual([]);
    expect(await whoIs(head)).toBe('auditor');
    expect(await whoIs(town.anybody().saying(before))).toBeNull();
  });

  it('is another one after signing in again; the one before has ended', async () => {
    const recorder = await town.as('recorder');
    const before = { cookie: recorder.cookie?.split(';')[0] ?? '' };
    await signIn(recorder, 'recorder', PASSWORD);
    expect(await whoIs(town.anybody().saying(before))).toBeNull();
    expect(await whoIs(recorder)).toBe('recorder');
  });

  it('lasts through weeks without use, and ends after sixty days of it', async () => {
    const recorder = await town.as('recorder');
    town.wait({ days: 59 });
    expect(await whoIs(recorder)).toBe('recorder');
    town.wait({ days: 59 });
    expect(await whoIs(recorder)).toBe('recorder');
    town.wait({ days: 61 });
    expect(await whoIs(recorder)).toBeNull();
  });
});

describe('a page of another site', () => {
  const foreign = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://elsewhere.example' },
  ];

  it.each(foreign)('cannot use the session: %o', async (headers) => {
    const recorder = await town.as('recorder');
    const places = await placesSeenBy(recorder);
    const cell = { measureId: places.measure('I7'), unitId: places.unit(FINANCE) };
    const { action, userErrors } = await record(recorder.saying(headers), anAction(cell));
    expect(action).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'NOT_SIGNED_IN' }]);
    const bytes = await recorder.saying(headers).fetch(`/blobs/${'0'.repeat(64)}`, {
      method: 'PUT',
      body: 'x',
      headers: { 'content-type': 'image/jpeg' },
    });
    expect(bytes.status).toBe(401);
  });

  it('does not keep our own pages out', async () => {
    const recorder = await town.as('recorder');
    for (const headers of [
      { 'sec-fetch-site': 'same-origin' },
      { origin: town.url },
      { 'sec-fetch-site': 'none' },
    ]) {
      expect(await whoIs(recorder.saying(headers))).toBe('recorder');
    }
  });
});
