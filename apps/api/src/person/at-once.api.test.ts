/** What coordinators do to the people of their agency, two of them at the same moment or the last one alone. */
import { SLUG } from '@prongsai/fixtures';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { addPerson, enrol, hire, tokenIn } from '../testing/people.ts';
import { startTown, type Town } from '../testing/town.ts';

interface PersonSeen {
  readonly id: string;
  readonly loginName: string;
  readonly disabledAt: string | null;
  readonly roles: readonly { readonly role: string }[];
}
interface Answered {
  readonly enrolmentUrl: string | null;
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}

let town: Town;
let coordinator: Client;
let deputy: Client;
beforeAll(async () => {
  town = await startTown();
  coordinator = await town.as('coordinator');
  deputy = await hire(town, 'deputy', [{ role: 'COORDINATOR' }]);
});
afterAll(() => town.stop());

async function ask(
  by: Client,
  verb: 'changeRoles' | 'disablePerson' | 'inviteAgain',
  input: { personId: string; roles?: { role: string }[] },
): Promise<Answered> {
  const type = `${verb[0]?.toUpperCase()}${verb.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { done: ${verb}(input: $input) { enrolmentUrl userErrors { code message } } }`;
  return (await by.gql<{ done: Answered }>(document, { input })).done;
}

const codes = ({ userErrors }: Answered) => userErrors.map(({ code }) => code);

async function newcomer(loginName: string): Promise<string> {
  const { addPerson: added } = await addPerson(coordinator, loginName, [{ role: 'AUDITOR' }]);
  return added.person?.id ?? '';
}

async function seen(by: Client, who: { id?: string; loginName?: string }): Promise<PersonSeen> {
  const { people } = await by.gql<{ people: PersonSeen[] }>(
    `{ people(agency: "${SLUG}") { id loginName disabledAt roles { role } } }`,
  );
  const found = people.find(({ id, loginName }) => id === who.id || loginName === who.loginName);
  if (!found) throw new Error(`${JSON.stringify(who)} is not there`);
  return found;
}

describe('of two coordinators at once', () => {
  it('[MAY1] the roles that one of them gave count, never both', async () => {
    const ids = [];
    for (const loginName of ['malee', 'wichai', 'prasit', 'orathai']) ids.push(await newcomer(loginName));
    const asked = ids.flatMap((personId) => [
      ask(coordinator, 'changeRoles', { personId, roles: [{ role: 'EXECUTIVE' }] }),
      ask(deputy, 'changeRoles', { personId, roles: [{ role: 'AUDITOR' }] }),
    ]);
    expect((await Promise.all(asked)).flatMap(codes)).toEqual([]);
    for (const id of ids) expect((await seen(coordinator, { id })).roles).toHaveLength(1);
  });

  it('[MAY1] nobody who is disabled is left with a role that the other one gave', async () => {
    const personId = await newcomer('somsak');
    const [disabled, changed] = await Promise.all([
      ask(coordinator, 'disablePerson', { personId }),
      ask(deputy, 'changeRoles', { personId, roles: [{ role: 'EXECUTIVE' }] }),
    ]);
    expect(codes(disabled)).toEqual([]);
    expect([[], ['NOT_FOUND']]).toContainEqual(codes(changed));
    const { disabledAt, roles } = await seen(coordinator, { id: personId });
    expect(disabledAt).not.toBeNull();
    expect(roles).toEqual([]);
  });

  it('one link works, the later one', async () => {
    const personId = await newcomer('kanya');
    const both = await Promise.all([coordinator, deputy].map((by) => ask(by, 'inviteAgain', { personId })));
    expect(both.flatMap(codes)).toEqual([]);
    const tokens = both.map(({ enrolmentUrl }) => tokenIn(enrolmentUrl));
    const offers = await Promise.all(
      tokens.map((token) =>
        town
          .anybody()
          .gql<{ enrolment: object | null }>(
            'query ($token: String!) { enrolment(token: $token) { loginName } }',
            { token },
          ),
      ),
    );
    expect(offers.filter(({ enrolment }) => enrolment !== null)).toHaveLength(1);
  });

  it('[MAY3] who disable each other, one stays', async () => {
    const [one, other] = [
      await seen(coordinator, { loginName: 'coordinator' }),
      await seen(coordinator, { loginName: 'deputy' }),
    ];
    const both = await Promise.all([
      ask(coordinator, 'disablePerson', { personId: other.id }),
      ask(deputy, 'disablePerson', { personId: one.id }),
    ]);
    const refused = both.flatMap(codes);
    expect(refused).toHaveLength(1);
    expect(['LAST_COORDINATOR', 'NOT_SIGNED_IN']).toContain(refused[0]);
    const staying = codes(both[0] as Answered).length === 0 ? coordinator : deputy;
    const { roles } = await seen(staying, staying === coordinator ? one : other);
    expect(roles).toEqual([{ role: 'COORDINATOR' }]);
  });
});

describe('[MAY3] the last coordinator who can come in', () => {
  let quiet: Town;
  let last: Client;
  let personId: string;
  beforeAll(async () => {
    quiet = await startTown();
    last = await quiet.as('coordinator');
    personId = (await seen(last, { loginName: 'coordinator' })).id;
  });
  afterAll(() => quiet.stop());

  const leaving = async () => [
    await ask(last, 'disablePerson', { personId }),
    await ask(last, 'changeRoles', { personId, roles: [{ role: 'EXECUTIVE' }] }),
  ];

  it('is neither disabled nor given other roles, and is told what to do', async () => {
    const refused = await leaving();
    expect(refused.map(codes)).toEqual([['LAST_COORDINATOR'], ['LAST_COORDINATOR']]);
    expect(refused[0]?.userErrors[0]?.message).toContain('อรุณี ศรีสุข');
    expect(await seen(last, { id: personId })).toMatchObject({
      disabledAt: null,
      roles: [{ role: 'COORDINATOR' }],
    });
  });

  it('may hold another role beside', async () => {
    const roles = [{ role: 'COORDINATOR' }, { role: 'EXECUTIVE' }];
    expect(codes(await ask(last, 'changeRoles', { personId, roles }))).toEqual([]);
  });

  it('stays while the other one has a link only, and may go once they came in with it', async () => {
    const { addPerson: added } = await addPerson(last, 'deputy', [{ role: 'COORDINATOR' }]);
    expect((await leaving()).flatMap(codes)).toEqual(['LAST_COORDINATOR', 'LAST_COORDINATOR']);
    const deputy = quiet.anybody();
    expect((await enrol(deputy, tokenIn(added.enrolmentUrl))).enrol.userErrors).toEqual([]);
    expect(codes(await ask(last, 'disablePerson', { personId }))).toEqual([]);
    expect((await seen(deputy, { id: personId })).roles).toEqual([]);
  });
});
