import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cellKey } from '@prongsai/domain';
import { SLUG } from '@prongsai/fixtures';
import type { Client } from '../testing/client.ts';
import { anAction, record, type Cell } from '../testing/deeds.ts';
import { FEBRUARY, FINANCE, placesSeenBy, PUBLIC_WORKS, type Places } from '../testing/places.ts';
import { anOrder, phoneOf, type Phone } from '../testing/phone.ts';
import { issueToken } from '../testing/tokens.ts';
import { startTown, type Town } from '../testing/town.ts';

let town: Town;
let places: Places;
let recorder: Client;
let cell: Cell;
beforeAll(async () => {
  town = await startTown();
  recorder = await town.as('recorder');
  places = await placesSeenBy(recorder);
  cell = { measureId: places.measure('I7'), unitId: places.unit(FINANCE) };
});
afterAll(() => town.stop());

const ACTION = `query ($id: ID!) { node(id: $id) { ... on PublicityAction {
  day channel { code name quantityUnit } what place quantity link recordedBy photos { id } receivedAt
} } }`;
const look = (id: string, client = recorder) => client.gql<{ node: object | null }>(ACTION, { id });

describe('recording an action', () => {
  it('[LOG1] keeps what was done under the id the phone made', async () => {
    const link = 'https://bophloi.example/budget';
    const input = anAction(cell, { place: 'หน้าสำนักงานเทศบาล', quantity: 3, link });
    expect(await record(recorder, input)).toEqual({ action: { id: input.id }, userErrors: [] });
    expect(await look(input.id)).toEqual({
      node: {
        ...{
          day: '2023-02-14',
          what: 'ติดประกาศแผนการใช้จ่ายงบประมาณ',
          place: 'หน้าสำนักงานเทศบาล',
          quantity: 3,
          link,
        },
        channel: { code: 'NOTICE_BOARD', name: 'ป้ายประกาศ', quantityUnit: 'แห่ง' },
        ...{
          recordedBy: 'สมหญิง ใจดี',
          photos: [],
          receivedAt: expect.stringMatching(/^2023-02-20T02:/) as string,
        },
      },
    });
  });

  it('[LOG1] [MAY2] goes into one log per measure, unit and month', async () => {
    await record(recorder, anAction(cell));
    const { publicityLogs } = await recorder.gql<{ publicityLogs: { nodes: object[] } }>(`{
      publicityLogs(agency: "${SLUG}", filter: { measureId: "${cell.measureId}" }) {
        nodes { month unit { name } measure { position } status actions { id } }
      }
    }`);
    expect(publicityLogs.nodes).toMatchObject([
      {
        month: FEBRUARY,
        unit: { name: FINANCE },
        measure: { position: 1 },
        status: 'RECORDED',
        actions: { length: 2 },
      },
    ]);
  });

  it('[TXT1] saves Thai text in one spelling', async () => {
    const input = anAction(cell, { what: ' น\u0e4d\u0e32\u200bประกาศ ' });
    await record(recorder, input);
    expect(await look(input.id)).toMatchObject({ node: { what: 'นำประกาศ' } });
  });

  it('[TXT1] [LOG1] keeps no character that a database could not, and is the same when sent again', async () => {
    const broken = { what: 'ป้าย\0 \ud800', place: 'ตลาด\0', link: 'https://bophloi.example/\0\udc00' };
    const input = anAction(cell, broken);
    const first = await record(recorder, input);
    expect(first).toEqual({ action: { id: input.id }, userErrors: [] });
    expect(await record(recorder, input)).toEqual(first);
    const kept = { what: 'ป้าย \ufffd', place: 'ตลาด', link: 'https://bophloi.example/\ufffd' };
    expect(await look(input.id)).toMatchObject({ node: kept });
    const withdrawn = anOrder(
      'withdrawAction',
      { reason: 'ซ้ำ\0\ud800' },
      { entityId: input.id, baseVersion: 1e6 },
    );
    expect(await phoneOf(recorder).send(withdrawn)).toMatchObject([{ status: 'APPLIED' }]);
  });

  it('[OWE2] goes into one log also when many are the first of its month at once', async () => {
    const owed = { ...cell, measureId: places.measure('O23') };
    const november = anAction(owed, { month: '2022-11', day: '2022-11-14' });
    const inputs = Array.from({ length: 8 }, () => ({ ...november, id: uuidv7() }));
    const answers = await Promise.all(inputs.map((input) => record(recorder, input)));
    expect(answers).toEqual(inputs.map(({ id }) => ({ action: { id }, userErrors: [] })));
    const again = anAction(owed, { month: '2022-12', day: '2022-12-14' });
    const twice = await Promise.all([record(recorder, again), record(recorder, again)]);
    expect(twice).toEqual([again, again].map(({ id }) => ({ action: { id }, userErrors: [] })));
  });

  it('[LOG2] takes today, and a day before the measure’s window', async () => {
    expect((await record(recorder, anAction(cell, { day: '2023-02-20' }))).userErrors).toEqual([]);
    expect(
      (await record(recorder, anAction(cell, { day: '2022-12-30', month: '2022-12' }))).userErrors,
    ).toEqual([]);
  });
});

describe('refuses, with the field and a sentence', () => {
  const WRONG: readonly (readonly [rule: string, more: object, code: string, field: string | null])[] = [
    ['[LOG2] a future day', { day: '2023-02-21' }, 'DAY_IN_FUTURE', 'day'],
    ['[LOG2] a day of another month', { day: '2023-01-31' }, 'DAY_OUTSIDE_MONTH', 'day'],
    ['an action without a word', { what: ' \u200b ' }, 'WHAT_MISSING', 'what'],
    ['a text that is too long', { what: 'ก'.repeat(2001) }, 'TEXT_TOO_LONG', 'what'],
    ['a place that is too long', { place: 'ก'.repeat(301) }, 'TEXT_TOO_LONG', 'place'],
    ['an unknown channel', { channel: 'TELEGRAPH' }, 'CHANNEL_UNKNOWN', 'channel'],
    ['a negative quantity', { quantity: -1 }, 'QUANTITY_WRONG', 'quantity'],
    ['a link that is none', { link: 'bophloi.example' }, 'LINK_WRONG', 'link'],
    ['a link as long as a book', { link: `https://${'a'.repeat(200_000)} a` }, 'TEXT_TOO_LONG', 'link'],
    ['a link that runs code', { link: 'javascript:alert(1)' }, 'LINK_WRONG', 'link'],
    ['an id that is no UUID', { id: 'action-1' }, 'FIELD_WRONG', 'id'],
    ['a measure that is not there', { measureId: uuidv7() }, 'NOT_FOUND', 'measureId'],
    ['a measure whose id is none', { measureId: 'I7' }, 'FIELD_WRONG', 'measureId'],
  ];

  it.each(WRONG)('%s', async (_, more, code, field) => {
    const input = anAction(cell, more);
    const { action, userErrors } = await record(recorder, input);
    expect(action).toBeNull();
    expect(userErrors).toMatchObject([{ code, field }]);
    expect(userErrors[0]?.message).not.toMatch(/[{}]/);
  });

  it('[MAY2] another unit’s month', async () => {
    const { userErrors } = await record(recorder, anAction({ ...cell, unitId: places.unit(PUBLIC_WORKS) }));
    expect(userErrors).toMatchObject([{ code: 'OTHER_UNIT' }]);
  });

  it('[OWE1] [LOG2] a month outside the fiscal year of the measure’s plan', async () => {
    const before = { month: '2022-09', day: '2022-09-30' };
    const { userErrors } = await record(recorder, anAction(cell, before));
    expect(userErrors).toMatchObject([{ code: 'MONTH_OUTSIDE_YEAR', field: 'month' }]);
    expect(userErrors[0]?.message).toContain('กันยายน ๒๕๖๕');
    expect(
      (await record(recorder, anAction(cell, { month: '2022-10', day: '2022-10-01' }))).userErrors,
    ).toEqual([]);
  });

  it('[OWE2] a measure that is another unit’s', async () => {
    const { userErrors } = await record(recorder, anAction({ ...cell, measureId: places.measure('O25') }));
    expect(userErrors).toMatchObject([{ code: 'MEASURE_NOT_OWNED', field: 'unitId' }]);
  });

  it('[DAY1] a day by the calendar of Bangkok, where 1 March begins at 17:00 UTC', async () => {
    town.wait({ days: 8, minutes: 15 * 60 + 30 });
    const march = anAction(cell, { day: '2023-03-01', month: '2023-03' });
    expect((await record(recorder, march)).userErrors).toEqual([]);
    town.wait({ days: -8, minutes: -15 * 60 - 30 });
  });
});

describe('[LOG1] the same id again', () => {
  it('with the same content is the same record', async () => {
    const input = anAction(cell);
    const first = await record(recorder, input);
    expect(await record(recorder, input)).toEqual(first);
    const [row] = await town.house.database
      .fork()
      .execute<{ n: number }[]>('select count(*) as n from publicity_action where id = ?', [input.id]);
    expect(Number(row?.n)).toBe(1);
  });

  it.each([
    ['other words', { what: 'อย่างอื่น' }],
    ['another day', { day: '2023-02-15' }],
    ['another month', { day: '2023-01-15', month: '2023-01' }],
  ])('with %s is refused and overwrites nothing', async (_, more) => {
    const input = anAction(cell);
    await record(recorder, input);
    const before = await look(input.id);
    expect((await record(recorder, { ...input, ...more })).userErrors).toMatchObject([{ code: 'ID_TAKEN' }]);
    expect(await look(input.id)).toEqual(before);
  });

  it('with the same words for another measure is refused', async () => {
    const input = anAction(cell);
    await record(recorder, input);
    const { userErrors } = await record(recorder, { ...input, measureId: places.measure('O23') });
    expect(userErrors).toMatchObject([{ code: 'ID_TAKEN' }]);
  });
});

describe('[LOG1] a program sends the same id again, after people', () => {
  let program: Client;
  let phone: Phone;
  beforeAll(async () => {
    const { secret } = await issueToken(await town.as('coordinator'), ['WRITE_LOGS']);
    [program, phone] = [town.asThirdParty(secret ?? ''), phoneOf(recorder)];
  });
  const recorded = async () => {
    const input = anAction(cell, { quantity: 2 });
    const answer = await record(program, input);
    const mend = (kind: string, payload: object) =>
      phone.send(anOrder(kind, payload, { entityId: input.id, baseVersion: 1_000_000 }));
    return { input, answer, mend };
  };

  it('changed it, more than once: the answer is the same, and what they wrote stays', async () => {
    const { input, answer, mend } = await recorded();
    await mend('changeAction', { what: 'ติดประกาศที่ตลาดสด', quantity: 3 });
    await mend('changeAction', { what: 'ติดประกาศที่วัด' });
    expect(await record(program, input)).toEqual(answer);
    expect(await look(input.id)).toMatchObject({ node: { what: 'ติดประกาศที่วัด', quantity: 3 } });
    const asItStands = { ...input, what: 'ติดประกาศที่วัด', quantity: 3 };
    expect((await record(program, asItStands)).userErrors).toMatchObject([{ code: 'ID_TAKEN' }]);
  });

  it('withdrew it: the answer says so, until it is brought back', async () => {
    const { input, answer, mend } = await recorded();
    await mend('withdrawAction', { reason: 'บันทึกซ้ำ' });
    const refused = { action: null, userErrors: [{ code: 'ACTION_WITHDRAWN' }] };
    expect(await record(program, input)).toMatchObject(refused);
    await mend('restoreAction', {});
    expect(await record(program, input)).toEqual(answer);
  });
});

describe('mending an action', () => {
  let phone: Phone;
  beforeAll(() => void (phone = phoneOf(recorder)));
  const made = async (at: Cell = cell, more: object = {}) => {
    const { id, measureId, unitId, month, ...content } = anAction(at, more);
    const [receipt] = await phone.send(
      anOrder('recordAction', { measureId, unitId, month, ...content }, { entityId: id }),
    );
    return { id, version: receipt?.version ?? 0 };
  };
  const order = (kind: string, { id, version }: { id: string; version: number }, payload: object) =>
    anOrder(kind, payload, { entityId: id, baseVersion: version });

  it('[LOG3] changes the fields that were sent, and keeps what was there before in the trail', async () => {
    const action = await made();
    const [receipt] = await phone.send(order('changeAction', action, { quantity: 12, what: 'แจกแผ่นพับ' }));
    expect(receipt).toMatchObject({ status: 'APPLIED', code: null });
    expect(receipt?.version).toBeGreaterThan(action.version);
    expect(await look(action.id)).toMatchObject({
      node: { quantity: 12, what: 'แจกแผ่นพับ', day: '2023-02-14' },
    });
    const [trail] = await town.house.database
      .fork()
      .execute<{ details: unknown }[]>(
        "select details from activity where deed = 'changeAction' and subject_id = ?",
        [action.id],
      );
    const details: unknown = typeof trail?.details === 'string' ? JSON.parse(trail.details) : trail?.details;
    expect(details).toEqual({ before: { quantity: null, what: 'ติดประกาศแผนการใช้จ่ายงบประมาณ' } });
  });

  it('[LOG2] judges a change as it judges a record', async () => {
    const action = await made();
    const receipts = await phone.send(
      order('changeAction', action, { day: '2023-02-28' }),
      order('changeAction', action, { day: '2023-01-31' }),
      order('changeAction', action, { channel: 'TELEGRAPH' }),
      order('changeAction', action, { link: 'ftp://x' }),
    );
    expect(receipts.map(({ code }) => code)).toEqual([
      'DAY_IN_FUTURE',
      'DAY_OUTSIDE_MONTH',
      'CHANNEL_UNKNOWN',
      'LINK_WRONG',
    ]);
  });

  it('[LOG3] withdraws with a reason; the row stays and nobody sees it any more', async () => {
    const action = await made();
    const receipts = await phone.send(
      order('withdrawAction', action, { reason: '  ' }),
      order('withdrawAction', action, { reason: 'บันทึกซ้ำ' }),
    );
    expect(receipts).toMatchObject([{ status: 'REJECTED', code: 'REASON_MISSING' }, { status: 'APPLIED' }]);
    const [row] = await town.house.database
      .fork()
      .execute<{ withdrawn_reason: string }[]>('select withdrawn_reason from publicity_action where id = ?', [
        action.id,
      ]);
    expect(row).toEqual({ withdrawn_reason: 'บันทึกซ้ำ' });
    expect(await look(action.id)).toEqual({ node: null });
    const [after] = await phone.send(order('changeAction', action, { quantity: 1 }));
    expect(after).toMatchObject({ status: 'CONFLICT', code: 'ACTION_WITHDRAWN' });
  });

  it('[CELL1] leaves a month that nobody owes not owed, and an owed one not recorded, as on the board', async () => {
    const owed = { measureId: places.measure('E14'), unitId: cell.unitId, month: FEBRUARY };
    const unowed = { ...cell, month: '2022-11' };
    for (const month of [owed, unowed]) {
      const action = await made(month, { day: `${month.month}-14` });
      await phone.send(order('withdrawAction', action, { reason: 'บันทึกผิดเดือน' }));
      const { publicityLogs, board } = await recorder.gql<{
        publicityLogs: { nodes: { id: string; status: string }[] };
        board: { cells: { measureId: string; unitId: string; month: string; status: string }[] };
      }>(
        `query ($only: PublicityLogFilter!) {
          publicityLogs(agency: "${SLUG}", filter: $only) { nodes { id status } }
          board(agency: "${SLUG}", fiscalYear: 2566) { cells { measureId unitId month status } }
        }`,
        { only: { measureId: month.measureId, unitId: month.unitId, from: month.month, until: month.month } },
      );
      const status = month === owed ? 'NOT_RECORDED' : 'NOT_OWED';
      expect(publicityLogs.nodes.map((log) => log.status)).toEqual([status]);
      expect(board.cells.filter((each) => cellKey(each) === cellKey(month))).toMatchObject([{ status }]);
      const { node } = await recorder.gql<{ node: object }>(
        'query ($id: ID!) { node(id: $id) { ... on PublicityLog { status } } }',
        { id: publicityLogs.nodes[0]?.id },
      );
      expect(node).toEqual({ status });
    }
  });

  it('[MAY2] is for the unit’s own people', async () => {
    const action = await made();
    const others = phoneOf(await town.as('executive'));
    const [receipt] = await others.send(order('changeAction', action, { quantity: 1 }));
    expect(receipt).toMatchObject({ status: 'REJECTED', code: 'NOT_ALLOWED' });
  });
});
