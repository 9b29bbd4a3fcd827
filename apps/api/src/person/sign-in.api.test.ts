import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction, record } from '../testing/deeds.ts';
import { FINANCE, placesSeenBy } from '../testing/places.ts';
import { PASSWORD, startTown, type Town } from '../testing/town.ts';

let town: Town;
beforeAll(async () => void (town = await startTown()));
afterAll(() => town.stop());

const SIGN_IN = `mutation ($input: SignInInput!) {
  signIn(input: $input) { viewer { person { displayName } } userErrors { code field message } }
}`;
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

  it('pauses a name after ten failures in a quarter of an hour, twenty in one document included', async () => {
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
