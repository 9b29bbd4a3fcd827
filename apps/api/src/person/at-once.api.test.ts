/** What coordinators do to the people of their agency, two of them at the same moment. */
import { SLUG } from '@prongsai/fixtures';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { addPerson, hire, tokenIn } from '../testing/people.ts';
import { startTown, type Town } from '../testing/town.ts';

interface PersonSeen {
  readonly id: string;
  readonly loginName: string;
  readonly disabledAt: string | null;
  readonly roles: readonly { readonly role: string }[];
}
interface Answered {
  readonly enrolmentUrl: string | null;
  readonly userErrors: readonly { readonly code: string }[];
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
  const document = `mutation ($input: ${type}!) { done: ${verb}(input: $input) { enrolmentUrl userErrors { code } } }`;
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
});
