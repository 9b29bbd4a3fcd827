import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FINANCE, placesSeenBy, type Places } from '../testing/places.ts';
import { addPerson, enrol, tokenIn } from '../testing/people.ts';
import { issueToken } from '../testing/tokens.ts';
import { PASSWORD, startTown, type Town } from '../testing/town.ts';
import { firstRun } from '../first-run.ts';

const OFFER = 'query ($token: String!) { enrolment(token: $token) { displayName agencyName loginName } }';
const INVITE =
  'mutation ($input: InviteAgainInput!) { inviteAgain(input: $input) { enrolmentUrl userErrors { code } } }';
const CHANGE_ROLES =
  'mutation ($input: ChangeRolesInput!) { changeRoles(input: $input) { userErrors { code } } }';
interface Refused {
  readonly userErrors: readonly { readonly code: string }[];
}
const SIGN_IN = 'mutation ($input: SignInInput!) { signIn(input: $input) { userErrors { code } } }';

describe('a one-time link from the coordinator', () => {
  let town: Town;
  let places: Places;
  beforeAll(async () => {
    town = await startTown();
    places = await placesSeenBy(await town.as('recorder'));
  });
  afterAll(() => town.stop());

  const add = async (loginName: string) => {
    const { addPerson: added } = await addPerson(await town.as('coordinator'), loginName, [
      { role: 'RECORDER', unitId: places.unit(FINANCE) },
    ]);
    return { token: tokenIn(added.enrolmentUrl), personId: added.person?.id ?? '' };
  };

  it('says whom it is for, lets that person in once, then says plainly that it is used', async () => {
    const { token } = await add('malee');
    const malee = town.anybody();
    expect(await malee.gql(OFFER, { token })).toEqual({
      enrolment: { displayName: 'นายmalee', agencyName: 'เทศบาลตำบลบ่อพลอย', loginName: 'malee' },
    });
    expect((await enrol(malee, token)).enrol.userErrors).toEqual([]);
    expect(await malee.gql('{ viewer { person { loginName } } }')).toEqual({
      viewer: { person: { loginName: 'malee' } },
    });
    const again = await enrol(town.anybody(), token, 'รหัสผ่านของคนอื่น');
    expect(again.enrol).toEqual({
      viewer: null,
      userErrors: [
        { code: 'ENROLMENT_UNUSABLE', message: 'ลิงก์นี้ถูกใช้ไปแล้วหรือหมดอายุ กรุณาขอลิงก์ใหม่จากผู้ประสานงาน ITA' },
      ],
    });
    expect(await malee.gql(OFFER, { token })).toEqual({ enrolment: null });
    await town.as('malee', PASSWORD);
  });

  it('is made by a coordinator who came in lately, as are tokens and roles, not by whoever finds a phone signed in', async () => {
    const { personId } = await add('chaiya');
    const coordinator = await town.as('coordinator');
    const deeds = async () => {
      const made = await addPerson(coordinator, 'stranger', [{ role: 'COORDINATOR' }]);
      const input = { personId };
      const { inviteAgain } = await coordinator.gql<{ inviteAgain: Refused }>(INVITE, { input });
      const roles = { input: { personId, roles: [] } };
      const { changeRoles } = await coordinator.gql<{ changeRoles: Refused }>(CHANGE_ROLES, roles);
      const answers = [made.addPerson, inviteAgain, changeRoles, await issueToken(coordinator, ['ADMIN'])];
      return answers.map(({ userErrors }) => userErrors.map(({ code }) => code));
    };
    town.wait({ minutes: 16 });
    expect(await deeds()).toEqual(Array.from({ length: 4 }, () => ['SIGN_IN_AGAIN']));
    await coordinator.gql(SIGN_IN, { input: { loginName: 'coordinator', password: PASSWORD } });
    expect(await deeds()).toEqual([[], [], [], []]);
    town.wait({ minutes: -16 });
  });

  it('of two who use it at once lets one in', async () => {
    const { token } = await add('somsak');
    const both = await Promise.all([enrol(town.anybody(), token), enrol(town.anybody(), token)]);
    expect(both.filter(({ enrol: { viewer } }) => viewer !== null)).toHaveLength(1);
    expect(both.flatMap(({ enrol: { userErrors } }) => userErrors.map(({ code }) => code))).toEqual([
      'ENROLMENT_UNUSABLE',
    ]);
  });

  it('is worth a good password only, and stays open meanwhile', async () => {
    const { token } = await add('wichai');
    const codes = [];
    for (const password of ['สั้น', 'password1', 'wichai99']) {
      codes.push((await enrol(town.anybody(), token, password)).enrol.userErrors[0]?.code);
    }
    expect(codes).toEqual(['PASSWORD_TOO_SHORT', 'PASSWORD_TOO_COMMON', 'PASSWORD_TOO_COMMON']);
    expect((await enrol(town.anybody(), token)).enrol.viewer).not.toBeNull();
  });

  it('stops working when a newer one is made', async () => {
    const { token, personId } = await add('kanya');
    const coordinator = await town.as('coordinator');
    const { inviteAgain } = await coordinator.gql<{ inviteAgain: { enrolmentUrl: string } }>(INVITE, {
      input: { personId },
    });
    expect((await enrol(town.anybody(), token)).enrol.userErrors[0]?.code).toBe('ENROLMENT_UNUSABLE');
    expect((await enrol(town.anybody(), tokenIn(inviteAgain.enrolmentUrl))).enrol.userErrors).toEqual([]);
  });

  it('never leaves its secret in the database', async () => {
    const { token } = await add('orathai');
    const [row] = await town.house.database
      .fork()
      .execute<{ kept: number }[]>('select count(*) as kept from enrolment where secret_hash = ?', [token]);
    expect(Number(row?.kept)).toBe(0);
  });

  it('ends after seven days', async () => {
    const { token } = await add('prasit');
    town.wait({ days: 8 });
    expect(await town.anybody().gql(OFFER, { token })).toEqual({ enrolment: null });
    expect((await enrol(town.anybody(), token)).enrol.userErrors[0]?.code).toBe('ENROLMENT_UNUSABLE');
  });

  it('[MAY2] is made by coordinators only, for names that are free and units that exist', async () => {
    const recorder = await town.as('recorder');
    const coordinator = await town.as('coordinator');
    const role = { role: 'RECORDER' as const, unitId: places.unit(FINANCE) };
    const code = async (...args: Parameters<typeof addPerson>) =>
      (await addPerson(...args)).addPerson.userErrors[0]?.code;
    expect(await code(recorder, 'friend', [role])).toBe('NOT_ALLOWED');
    expect(await code(coordinator, 'recorder', [role])).toBe('LOGIN_NAME_TAKEN');
    expect(await code(coordinator, 'มาลี', [role])).toBe('FIELD_WRONG');
    expect(await code(coordinator, 'unitless', [{ role: 'HEAD' }])).toBe('FIELD_WRONG');
    const seemsBound = { role: 'AUDITOR' as const, unitId: places.unit(FINANCE) };
    expect(await code(coordinator, 'bound', [seemsBound])).toBe('FIELD_WRONG');
    expect(await code(coordinator, 'elsewhere', [{ role: 'HEAD', unitId: places.measure('I7') }])).toBe(
      'FIELD_WRONG',
    );
  });
});

describe('a new deployment', () => {
  const SET_UP = 'mutation ($input: SetUpInput!) { setUp(input: $input) { userErrors { code field } } }';
  const set = (token: string, more: object = {}) => ({
    input: {
      ...{ token, agencyName: 'เทศบาลตำบลหนองปรือ', slug: 'nongprue' },
      ...{ displayName: 'อรุณี ศรีสุข', loginName: 'arunee', ...more },
    },
  });
  interface SetUp {
    setUp: { userErrors: { code: string; field: string | null }[] };
  }
  const offered = (token: string) =>
    town.anybody().gql('query ($token: String!) { setUpOffer(token: $token) }', { token });
  let town: Town;
  beforeAll(async () => void (town = await startTown({ NODE_ENV: 'production' })));
  afterAll(() => town.stop());

  it('starts empty, with one link that sets it up and no account', async () => {
    expect(town.lines.join('\n')).toMatch(/\/set-up\/[\w-]{43}$/);
    expect(await town.anybody().gql('{ agencies { nodes { slug } } }')).toEqual({ agencies: { nodes: [] } });
    await expect(town.as('coordinator')).rejects.toThrow('WRONG_SIGN_IN');
  });

  it('is set up once, by whoever holds the link, which then is the coordinator’s own', async () => {
    const token = tokenIn(town.lines.at(-1));
    const anybody = town.anybody();
    const wrong = await anybody.gql<SetUp>(SET_UP, set('x'.repeat(43)));
    expect(wrong.setUp.userErrors).toMatchObject([{ code: 'SET_UP_UNUSABLE' }]);
    const slug = await anybody.gql<SetUp>(SET_UP, set(token, { slug: 'หนองปรือ' }));
    expect(slug.setUp.userErrors).toMatchObject([{ code: 'FIELD_WRONG', field: 'slug' }]);
    expect(await offered(token)).toEqual({ setUpOffer: true });

    const founders = [set(token), set(token, { slug: 'another', loginName: 'another' })];
    const founded = await Promise.all(founders.map((founder) => anybody.gql<SetUp>(SET_UP, founder)));
    const codes = founded.map(({ setUp }) => setUp.userErrors.map(({ code }) => code));
    expect(codes.filter((refused) => refused.length === 0)).toHaveLength(1);
    expect(await offered(token)).toEqual({ setUpOffer: false });
    expect(await anybody.gql('{ viewer { person { id } } agencies { nodes { name } } }')).toEqual({
      viewer: null,
      agencies: { nodes: [{ name: 'เทศบาลตำบลหนองปรือ' }] },
    });
  });

  it('prints a new link at each start until somebody can sign in', async () => {
    const [, link] = await firstRun(town.house);
    const earlier = await enrol(town.anybody(), tokenIn(town.lines.at(-1)));
    expect(earlier.enrol.userErrors).toMatchObject([{ code: 'ENROLMENT_UNUSABLE' }]);
    const coordinator = town.anybody();
    expect((await enrol(coordinator, tokenIn(link))).enrol.userErrors).toEqual([]);
    expect(await coordinator.gql('{ viewer { person { roles { role } } } }')).toEqual({
      viewer: { person: { roles: [{ role: 'COORDINATOR' }] } },
    });
    expect(await firstRun(town.house)).toEqual([]);
  });
});
