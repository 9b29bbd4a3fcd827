import { SLUG } from '@prongsai/fixtures';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  anAction,
  answerInstruction,
  check,
  giveInstruction,
  record,
  submit,
  writeNote,
} from '../testing/deeds.ts';
import { FINANCE, placesSeenBy, PUBLIC_WORKS, type Places } from '../testing/places.ts';
import { addPerson } from '../testing/people.ts';
import { phoneOf } from '../testing/phone.ts';
import { aPhoto, put } from '../testing/photo.ts';
import { issueToken } from '../testing/tokens.ts';
import type { Client } from '../testing/client.ts';
import { startTown, type Town } from '../testing/town.ts';
import type { TokenScope } from './access-token.entity.ts';

let town: Town;
let places: Places;
let coordinator: Client;
beforeAll(async () => {
  town = await startTown();
  coordinator = await town.as('coordinator');
  places = await placesSeenBy(coordinator);
  await record(
    await town.as('recorder'),
    anAction({ measureId: places.measure('I7'), unitId: places.unit(FINANCE) }),
  );
});
afterAll(() => town.stop());

const holder = async (...scopes: TokenScope[]) =>
  town.asThirdParty((await issueToken(coordinator, scopes)).secret ?? '');
const measuresSeen = async (client: Client) => {
  const { measures } = await client.gql<{ measures: { totalCount: number } }>(
    `{ measures(agency: "${SLUG}", fiscalYear: 2566) { totalCount } }`,
  );
  return measures.totalCount;
};
const errorOf = async (client: Client, document: string) =>
  (await client.ask(document)).errors?.[0]?.extensions?.code;
const BOARD = `{ board(agency: "${SLUG}", fiscalYear: 2566) { today } }`;
const INVITE_AGAIN =
  'mutation ($input: InviteAgainInput!) { inviteAgain(input: $input) { userErrors { code } } }';
const CHANGE_ROLES =
  'mutation ($input: ChangeRolesInput!) { changeRoles(input: $input) { userErrors { code } } }';
const PULL = '{ syncPull(since: 0) { rows { kind } } }';

describe('a token', () => {
  it('is shown once and kept as a hash', async () => {
    const { secret, token } = await issueToken(coordinator, ['READ_AGENCY']);
    expect(secret).toMatch(/^prongsai_[\w-]{43}$/);
    const kept = JSON.stringify(await town.house.database.fork().execute('select * from access_token'));
    expect(kept).not.toContain(secret);
    const { tokens } = await coordinator.gql<{ tokens: object[] }>(
      `{ tokens(agency: "${SLUG}") { id name scopes expiresAt lastUsedAt revokedAt } }`,
    );
    expect(tokens).toContainEqual({
      ...{ id: token?.id, name: 'พอร์ทัลจังหวัด', scopes: ['READ_AGENCY'], lastUsedAt: null, revokedAt: null },
      expiresAt: expect.stringMatching(/^2023-03-22T/) as string,
    });
  });

  it('tells the program that holds it which it is, and when it ends', async () => {
    const WHICH = '{ token { name scopes expiresAt agency { slug } } }';
    expect(await (await holder('READ_PUBLIC')).gql(WHICH)).toEqual({
      token: {
        ...{ name: 'พอร์ทัลจังหวัด', scopes: ['READ_PUBLIC'], agency: { slug: SLUG } },
        expiresAt: expect.stringMatching(/^2023-03-22T/) as string,
      },
    });
    for (const other of [coordinator, town.anybody()])
      expect(await other.gql(WHICH)).toEqual({ token: null });
  });

  it('says when it was used last', async () => {
    const { secret, token } = await issueToken(coordinator, ['READ_AGENCY']);
    await measuresSeen(town.asThirdParty(secret ?? ''));
    const { tokens } = await coordinator.gql<{ tokens: { id: string; lastUsedAt: string }[] }>(
      `{ tokens(agency: "${SLUG}") { id lastUsedAt } }`,
    );
    expect(tokens.find(({ id }) => id === token?.id)?.lastUsedAt).toMatch(/^2023-02-20T/);
  });

  it.each([
    ['without a name', { name: ' ' }, 'FIELD_MISSING', 'name'],
    ['without a scope', { scopes: [] }, 'FIELD_MISSING', 'scopes'],
    ['for ever', { days: 367 }, 'FIELD_WRONG', 'days'],
    ['for no time', { days: 0 }, 'FIELD_WRONG', 'days'],
  ])('%s is not issued', async (_, more, code, field) => {
    expect(await issueToken(coordinator, ['READ_PUBLIC'], more)).toMatchObject({
      secret: null,
      userErrors: [{ code, field }],
    });
  });

  it('is nobody’s when it is unknown, whatever cookie comes with it', async () => {
    await expectUnusable(town.asThirdParty('prongsai_unknown'));
    await expectUnusable(coordinator.saying({ authorization: 'Bearer prongsai_unknown' }));
  });

  it.each(['', 'Bearer', 'Bearer ', 'Token x', 'prongsai_x', 'Basic YTpi', 'Bearer prongsai_x y'])(
    'that came as “%s” is refused, and how to send it is said',
    async (authorization) => {
      const [response, answer] = await asked(town.anybody().saying({ authorization }));
      expect([response.status, answer.code]).toEqual([401, 'TOKEN_UNUSABLE']);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(answer.message).toContain('Authorization: Bearer prongsai_');
    },
  );

  it('is not what a browser sends to a proxy that asks for a password', async () => {
    for (const [client, page] of [
      [town.anybody(), { 'sec-fetch-site': 'same-origin' }],
      [town.anybody(), { origin: town.url }],
      [await town.as('coordinator'), {}],
    ] as const) {
      const [response] = await asked(client.saying({ ...page, authorization: 'Basic YTpi' }));
      expect(response.status).toBe(200);
    }
    const [still] = await asked(coordinator.saying({ authorization: 'Bearer prongsai_unknown' }));
    expect(still.status).toBe(401);
  });

  it('stops at once when it is revoked', async () => {
    const { secret, token } = await issueToken(coordinator, ['READ_AGENCY']);
    const portal = town.asThirdParty(secret ?? '');
    expect(await measuresSeen(portal)).toBe(8);
    const REVOKE =
      'mutation ($input: RevokeTokenInput!) { revokeToken(input: $input) { token { revokedAt } userErrors { code } } }';
    expect(await coordinator.gql(REVOKE, { input: { tokenId: token?.id } })).toMatchObject({
      revokeToken: { userErrors: [] },
    });
    await expectUnusable(portal);
  });

  it('ends on its day', async () => {
    const portal = town.asThirdParty(
      (await issueToken(coordinator, ['READ_AGENCY'], { days: 1 })).secret ?? '',
    );
    expect(await measuresSeen(portal)).toBe(8);
    town.wait({ days: 1, minutes: 1 });
    await expectUnusable(portal);
    town.wait({ days: -1, minutes: -1 });
  });
});

/** Refused with 401 and a sentence, rather than answered as if nobody had asked. */
async function expectUnusable(client: Client): Promise<void> {
  const [response, answer] = await asked(client);
  expect([response.status, answer]).toMatchObject([401, { code: 'TOKEN_UNUSABLE' }]);
}

async function asked(client: Client): Promise<[Response, { code?: string; message?: string }]> {
  const body = JSON.stringify({ query: BOARD });
  const headers = { 'content-type': 'application/json' };
  const response = await client.fetch('/graphql', { method: 'POST', headers, body });
  return [response, (await response.json()) as object];
}

describe('a scope', () => {
  it('read:public opens what anybody may read, and no more', async () => {
    const portal = await holder('READ_PUBLIC');
    expect(await measuresSeen(portal)).toBe(0);
    expect(await errorOf(portal, BOARD)).toBe('NOT_ALLOWED');
    expect(await portal.gql(PULL)).toEqual({ syncPull: { rows: [] } });
    expect(await portal.gql(`{ plan(agency: "${SLUG}", fiscalYear: 2566) { id } viewer { today } }`)).toEqual(
      { plan: null, viewer: null },
    );
  });

  it('read:agency opens everything of its agency, and changes nothing', async () => {
    const portal = await holder('READ_AGENCY');
    expect(await measuresSeen(portal)).toBe(8);
    expect(await errorOf(portal, BOARD)).toBeUndefined();
    const logs = await portal.gql<{ publicityActions: { nodes: object[] } }>(
      `{ publicityActions(agency: "${SLUG}") { nodes { recordedBy } } }`,
    );
    expect(logs.publicityActions.nodes).toContainEqual({ recordedBy: 'สมหญิง ใจดี' });
    const cell = { measureId: places.measure('E12'), unitId: places.unit(PUBLIC_WORKS) };
    expect((await record(portal, anAction(cell))).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    expect(await errorOf(portal, `{ people(agency: "${SLUG}") { id } }`)).toBe('NOT_ALLOWED');
  });

  it('write:logs records for every unit, in nobody’s name, and neither submits nor checks', async () => {
    const system = await holder('WRITE_LOGS');
    const cell = { measureId: places.measure('E12'), unitId: places.unit(PUBLIC_WORKS) };
    const input = anAction(cell);
    expect((await record(system, input)).userErrors).toEqual([]);
    expect(
      await coordinator.gql(`{ node(id: "${input.id}") { ... on PublicityAction { recordedBy } } }`),
    ).toEqual({ node: { recordedBy: null } });
    const [trace] = await town.house.database
      .fork()
      .execute<{ person_id: string | null; token_id: string }[]>(
        'select person_id, token_id from activity where subject_id = ?',
        [input.id],
      );
    expect(trace?.person_id).toBeNull();
    expect(trace?.token_id).toMatch(/^[0-9a-f-]{36}$/);
    expect((await submit(system, cell)).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
    expect((await check(system, cell, { covered: [] })).userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
  });

  it('[MAY4] [INS2] [CELL6] write:logs neither answers an instruction nor writes a note', async () => {
    const system = await holder('WRITE_LOGS');
    const unitId = places.unit(PUBLIC_WORKS);
    const wanted = { unitId, words: 'ติดป้ายประกาศ', dueDay: '2023-02-28' };
    const { id: instructionId } = await giveInstruction(await town.as('executive'), wanted);
    const refused = { userErrors: [{ code: 'NOT_ALLOWED' }] };
    expect(await answerInstruction(system, { instructionId, words: 'ทำแล้ว' })).toMatchObject(refused);
    const cell = { measureId: places.measure('E12'), unitId };
    expect(await writeNote(system, cell, { note: 'ทำแล้ว' })).toMatchObject(refused);
  });

  it('admin does what a coordinator does', async () => {
    const office = await holder('ADMIN');
    expect(await errorOf(office, `{ people(agency: "${SLUG}") { id } }`)).toBeUndefined();
  });

  it('[REP5] none reviews or signs a report: it is not even looked for', async () => {
    const input = '(input: { reportId: "01890000-0000-7000-8000-000000000000" })';
    const answers = await (
      await holder('ADMIN')
    ).gql(`mutation {
      reviewReport${input} { report { id } userErrors { code } }
      signReport${input} { report { id } userErrors { code } }
    }`);
    const refused = { report: null, userErrors: [{ code: 'NOT_ALLOWED' }] };
    expect(answers).toEqual({ reviewReport: refused, signReport: refused });
  });

  it('[MAY4] no token makes another, which would outlive it', async () => {
    const { userErrors } = await issueToken(await holder('ADMIN'), ['READ_PUBLIC']);
    expect(userErrors).toMatchObject([{ code: 'NOT_ALLOWED' }]);
  });

  it('[MAY4] no token lets people in, who would outlive it', async () => {
    const office = await holder('ADMIN');
    const { addPerson: added } = await addPerson(office, 'stranger', [{ role: 'COORDINATOR' }]);
    expect(added).toMatchObject({ enrolmentUrl: null, userErrors: [{ code: 'NOT_ALLOWED' }] });
    const { people } = await office.gql<{ people: { id: string; loginName: string }[] }>(
      `{ people(agency: "${SLUG}") { id loginName } }`,
    );
    expect(people.map(({ loginName }) => loginName)).not.toContain('stranger');
    const personId = people.find(({ loginName }) => loginName === 'executive')?.id;
    const refused = { userErrors: [{ code: 'NOT_ALLOWED' }] };
    expect(await office.gql(INVITE_AGAIN, { input: { personId } })).toEqual({ inviteAgain: refused });
    const roles = [{ role: 'COORDINATOR' }];
    expect(await office.gql(CHANGE_ROLES, { input: { personId, roles } })).toEqual({ changeRoles: refused });
  });

  it('none pushes operations, which belong to a person’s phone', async () => {
    for (const scope of ['READ_PUBLIC', 'READ_AGENCY', 'WRITE_LOGS', 'ADMIN'] as const) {
      const { errors } = await phoneOf(await holder(scope)).ask([]);
      expect(errors?.[0]?.extensions?.code).toBe('NOT_ALLOWED');
    }
  });

  it('read:public keeps no bytes here', async () => {
    const refused = await put(await holder('READ_PUBLIC'), await aPhoto('white'));
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'NOT_ALLOWED' }]);
  });

  it('none learns which bytes are here that it may not see', async () => {
    const photo = await aPhoto('gray');
    expect((await put(await town.as('recorder'), photo)).status).toBe(201);
    const asked = async (scope: TokenScope) =>
      (await (await holder(scope)).fetch(`/blobs/${photo.sha256}`, { method: 'HEAD' })).status;
    for (const scope of ['READ_PUBLIC', 'READ_AGENCY', 'WRITE_LOGS'] as const)
      expect(await asked(scope), scope).toBe(403);
  });

  it('[MAY4] write:logs sends no photos or files, which it could put nowhere, and is told of no room', async () => {
    const system = await holder('WRITE_LOGS');
    const refused = await put(system, await aPhoto('beige'));
    expect([refused.status, await refused.json()]).toMatchObject([403, { code: 'NOT_ALLOWED' }]);
    expect(await system.gql('{ evidenceRoom { dayLeft } }')).toEqual({ evidenceRoom: null });
  });
});
