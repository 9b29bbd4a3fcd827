import type { Role } from '@prongsai/domain';
import { PLAN_2566_TEXT, SLUG } from '@prongsai/fixtures';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction, check, record, sendBack, stateNothing, submit } from '../testing/deeds.ts';
import { addPerson, enrol, tokenIn } from '../testing/people.ts';
import { FINANCE, placesSeenBy, type Places } from '../testing/places.ts';
import { anOrder, phoneOf } from '../testing/phone.ts';
import { announced, aPhoto, put, type Photo } from '../testing/photo.ts';
import { foundSecondAgency } from '../testing/second-agency.ts';
import { issueToken } from '../testing/tokens.ts';
import { startTown, type Town } from '../testing/town.ts';

const OTHER = 'nongprue';
const IMPORT =
  'mutation ($input: PlanTextInput!) { importPlan(input: $input) { plan { id } userErrors { code } } }';

let town: Town;
/** The other agency: its places, its people, and one month recorded, photographed, submitted. */
let there: Places;
let coordinatorThere: Client;
let recorderThere: Client;
let headThere: Client;
const known = { planId: '', actionId: '', version: 0, photoId: '', logId: '', tokenId: '', personId: '' };
let photo: Photo;
/** The first agency’s people and keys. */
const here = new Map<string, Client>();
let placesHere: Places;

beforeAll(async () => {
  town = await startTown();
  coordinatorThere = await foundSecondAgency(town, OTHER);
  const { importPlan } = await coordinatorThere.gql<{ importPlan: { plan: { id: string } } }>(IMPORT, {
    input: { text: PLAN_2566_TEXT, fiscalYear: 2566 },
  });
  known.planId = importPlan.plan.id;
  there = await placesSeenBy(coordinatorThere, OTHER);
  const hireThere = async (loginName: string, role: Role) => {
    const { addPerson: added } = await addPerson(coordinatorThere, loginName, [
      { role, unitId: there.unit(FINANCE) },
    ]);
    known.personId = added.person?.id ?? '';
    const client = town.anybody();
    await enrol(client, tokenIn(added.enrolmentUrl));
    return client;
  };
  recorderThere = await hireThere('recorder.np', 'RECORDER');
  headThere = await hireThere('head.np', 'HEAD');
  await fillMonth();
  for (const name of ['recorder', 'head', 'executive', 'coordinator', 'auditor'])
    here.set(name, await town.as(name));
  const coordinator = await town.as('coordinator');
  for (const scope of ['READ_AGENCY', 'WRITE_LOGS', 'ADMIN'] as const) {
    here.set(scope, town.asThirdParty((await issueToken(coordinator, [scope])).secret ?? ''));
  }
  placesHere = await placesSeenBy(coordinator);
});
afterAll(() => town.stop());

const cell = () => ({ measureId: there.measure('I7'), unitId: there.unit(FINANCE) });

async function fillMonth(): Promise<void> {
  photo = await aPhoto('crimson');
  const input = anAction(cell());
  await record(recorderThere, input);
  const attach = anOrder('attachPhoto', announced(input.id, photo));
  await phoneOf(recorderThere).send(attach);
  await put(recorderThere, photo);
  await submit(headThere, cell());
  const rows = (await phoneOf(recorderThere).pull()).flatMap((page) => page.rows);
  known.actionId = input.id;
  known.version = rows.find(({ id }) => id === input.id)?.version ?? 0;
  known.photoId = attach.entityId;
  known.logId = rows.find(({ kind }) => kind === 'log')?.id ?? '';
  known.tokenId = (await issueToken(coordinatorThere, ['READ_AGENCY'])).token?.id ?? '';
}

async function snapshot(): Promise<string> {
  const tables = [
    'publicity_log',
    'publicity_action',
    'evidence_photo',
    'month_deed',
    'plan',
    'measure',
    'unit',
    'person',
    'access_token',
  ];
  const em = town.house.database.fork();
  const kept: unknown[] = [];
  for (const table of tables) {
    kept.push(
      await em.execute(
        `select * from ${table} where agency_id = (select id from agency where slug = '${OTHER}') order by id`,
      ),
    );
  }
  return JSON.stringify(kept);
}

describe('nobody of one agency', () => {
  it('reads another’s plan, units, records or people', async () => {
    for (const [who, client] of here) {
      const seen = await client.gql(`{
        plan(agency: "${OTHER}", fiscalYear: 2566) { id } plans(agency: "${OTHER}") { id }
        agency(slug: "${OTHER}") { fiscalYears } reports(agency: "${OTHER}") { id }
        units(agency: "${OTHER}") { totalCount nodes { id } } measures(agency: "${OTHER}", fiscalYear: 2566) { totalCount nodes { id } }
        publicityLogs(agency: "${OTHER}") { totalCount nodes { id } } publicityActions(agency: "${OTHER}") { totalCount nodes { id } }
      }`);
      const none = { totalCount: 0, nodes: [] };
      expect(seen, who).toEqual({
        ...{ plan: null, plans: [], agency: { fiscalYears: [] }, reports: [] },
        ...{ units: none, measures: none, publicityLogs: none, publicityActions: none },
      });
      for (const list of [
        `people(agency: "${OTHER}") { id }`,
        `tokens(agency: "${OTHER}") { id }`,
        `board(agency: "${OTHER}", fiscalYear: 2566) { today }`,
      ]) {
        const { data, errors } = await client.ask<Record<string, unknown>>(`{ ${list} }`);
        expect(Object.values(data ?? {}), `${who} ${list}`).toEqual([null]);
        expect(errors?.[0]?.extensions?.code, `${who} ${list}`).toMatch(/^(NOT_ALLOWED|OTHER_UNIT)$/);
      }
    }
  });

  it('finds anything of it by id, or by its ids in a filter', async () => {
    for (const [who, client] of here) {
      for (const id of [known.planId, known.actionId, known.logId, there.measure('I7')]) {
        expect(await client.gql(`{ node(id: "${id}") { id } }`), `${who} ${id}`).toEqual({ node: null });
      }
      const filtered = `filter: { unitId: "${there.unit(FINANCE)}", measureId: "${there.measure('I7')}" }`;
      const { publicityActions } = await client.gql<{ publicityActions: object }>(
        `{ publicityActions(agency: "${SLUG}", ${filtered}) { totalCount } }`,
      );
      expect(publicityActions, who).toEqual({ totalCount: 0 });
    }
  });

  it('gets a row or a photo of it', async () => {
    const agencyIds = await town.house.database
      .fork()
      .execute<{ id: string }[]>(`select id from agency where slug = '${OTHER}'`);
    const theirs = new Set([
      ...there.unitIds,
      there.measure('I7'),
      known.logId,
      known.actionId,
      known.photoId,
      agencyIds[0]?.id,
    ]);
    for (const [who, client] of here) {
      const rows = (await phoneOf(client).pull()).flatMap((page) => page.rows);
      expect(rows.length, who).toBeGreaterThan(0);
      expect(
        rows.filter(({ id }) => theirs.has(id)),
        who,
      ).toEqual([]);
      expect((await client.fetch(`/blobs/${photo.sha256}`)).status, who).toBe(404);
    }
  });

  it('writes into it, by mutation or by operation, with their ids or with a mixture', async () => {
    const before = await snapshot();
    const covered = [{ actionId: known.actionId, version: known.version }];
    const mixed = { measureId: placesHere.measure('I7'), unitId: there.unit(FINANCE) };
    const mixedToo = { measureId: there.measure('I7'), unitId: placesHere.unit(FINANCE) };
    for (const [who, client] of here) {
      for (const at of [cell(), mixed, mixedToo]) {
        const answers = [
          await record(client, anAction(at)),
          await record(client, anAction(at, { id: known.actionId })),
          await submit(client, at),
          await stateNothing(client, at, { reason: 'x' }),
          await sendBack(client, at, { note: 'x' }),
          await check(client, at, { covered }),
        ];
        for (const { userErrors } of answers) {
          expect(userErrors[0]?.code, who).toMatch(
            /^(NOT_ALLOWED|OTHER_UNIT|NOT_FOUND|MEASURE_NOT_OWNED|ID_TAKEN)$/,
          );
        }
      }
      const phone = phoneOf(client);
      const at = { entityId: known.actionId, baseVersion: known.version };
      const { data } = await phone.ask(
        phone.numbered(
          anOrder('changeAction', { what: 'ของเรา' }, at),
          anOrder('withdrawAction', { reason: 'x' }, at),
          anOrder('attachPhoto', announced(known.actionId, photo), { entityId: uuidv7() }),
          anOrder('withdrawPhoto', { reason: 'x' }, { entityId: known.photoId }),
          anOrder('restorePhoto', { actionId: known.actionId }, { entityId: known.photoId }),
        ),
      );
      for (const { status, code } of data?.syncPush.receipts ?? []) {
        expect([status, code], who).toEqual([
          'REJECTED',
          expect.stringMatching(/^(NOT_ALLOWED|OTHER_UNIT|NOT_FOUND)$/),
        ]);
      }
    }
    expect(await snapshot()).toBe(before);
  });

  it('keeps its house: plan, people, tokens', async () => {
    const before = await snapshot();
    const coordinator = here.get('coordinator') ?? town.anybody();
    const code = async (verb: string, inputType: string, input: object) => {
      const document = `mutation ($input: ${inputType}!) { done: ${verb}(input: $input) { userErrors { code } } }`;
      const { done } = await coordinator.gql<{ done: { userErrors: { code: string }[] } }>(document, {
        input,
      });
      return done.userErrors[0]?.code;
    };
    expect(await code('publishPlan', 'PublishPlanInput', { planId: known.planId })).toBe('NOT_FOUND');
    expect(await code('inviteAgain', 'InviteAgainInput', { personId: known.personId })).toBe('NOT_FOUND');
    expect(await code('revokeToken', 'RevokeTokenInput', { tokenId: known.tokenId })).toBe('NOT_FOUND');
    expect(await code('produceReport', 'ProduceReportInput', { planId: known.planId, round: 1 })).toBe(
      'NOT_FOUND',
    );
    const roles = [{ role: 'RECORDER', unitId: there.unit(FINANCE) }];
    expect(await code('addPerson', 'AddPersonInput', { displayName: 'x', loginName: 'spy', roles })).toBe(
      'FIELD_WRONG',
    );
    expect(await snapshot()).toBe(before);
  });
});

it('each agency counts its own versions, and one’s work wakes no phone of the other', async () => {
  const phone = phoneOf(here.get('executive') ?? town.anybody());
  await phone.pull();
  await record(recorderThere, anAction(cell(), { day: '2023-02-15' }));
  expect((await phone.pull()).flatMap((page) => page.rows)).toEqual([]);
});

it('another agency’s operation gets no answer from the first one’s receipts', async () => {
  const ops = phoneOf(recorderThere).numbered(anOrder('recordAction', {}));
  await phoneOf(recorderThere).push(ops);
  const answer = await phoneOf(here.get('recorder') ?? town.anybody()).push(ops);
  expect(answer.receipts).toMatchObject([{ status: 'REJECTED', code: null }]);
});
