import { SLUG } from '@prongsai/fixtures';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../testing/client.ts';
import { anAction, answerInstruction, closeInstruction, giveInstruction, record } from '../testing/deeds.ts';
import { hire } from '../testing/people.ts';
import { anOrder, phoneOf } from '../testing/phone.ts';
import { FEBRUARY, FINANCE, placesSeenBy, PUBLIC_WORKS, type Places } from '../testing/places.ts';
import { startTown, type Town } from '../testing/town.ts';

let town: Town;
let places: Places;
let recorder: Client;
let head: Client;
let executive: Client;
let clerk: Client;
let works: Client;
let worksId: string;
beforeAll(async () => {
  town = await startTown();
  [recorder, head, executive] = [
    await town.as('recorder'),
    await town.as('head'),
    await town.as('executive'),
  ];
  places = await placesSeenBy(recorder);
  clerk = await hire(town, 'clerk', [{ role: 'EXECUTIVE' }]);
  works = await hire(town, 'works', [{ role: 'RECORDER', unitId: places.unit(PUBLIC_WORKS) }]);
  const { viewer } = await works.gql<{ viewer: { person: { id: string } } }>('{ viewer { person { id } } }');
  worksId = viewer.person.id;
});
afterAll(() => town.stop());

const wanted = (more: object = {}) => ({
  unitId: places.unit(FINANCE),
  words: 'ขอภาพป้ายหน้าสำนักงาน',
  dueDay: '2023-02-27',
  ...more,
});
const codes = ({ userErrors }: { userErrors: readonly { code: string }[] }) =>
  userErrors.map(({ code }) => code);
async function given(more: object = {}): Promise<string> {
  const { id, userErrors } = await giveInstruction(executive, wanted(more));
  expect(userErrors).toEqual([]);
  return id ?? '';
}

interface Found {
  id: string;
  status: string;
  overdue: boolean;
  by: string | null;
  person: string | null;
  said: { word: string; words: string | null; by: string | null; answerActionId: string | null }[];
}
async function seenBy(client: Client, filter: object = {}): Promise<Found[]> {
  const query = `query ($filter: InstructionFilter) { instructions(agency: "${SLUG}", first: 100, filter: $filter) {
    nodes { id status overdue by person said { word words by answerActionId } } totalCount } }`;
  const { instructions } = await client.gql<{ instructions: { nodes: Found[]; totalCount: number } }>(query, {
    filter,
  });
  expect(instructions.totalCount).toBe(instructions.nodes.length);
  return instructions.nodes;
}
async function one(id: string): Promise<Found | undefined> {
  return (await seenBy(executive)).find((each) => each.id === id);
}
async function rowsOn(client: Client) {
  return (await phoneOf(client).pull()).flatMap(({ rows }) => rows);
}

describe('an instruction', () => {
  it('[INS1] [INS2] is given, answered with words and an action, and closed', async () => {
    const id = await given({ measureId: places.measure('I7'), month: FEBRUARY });
    expect(await one(id)).toMatchObject({ status: 'OPEN', overdue: false, said: [] });
    const input = anAction({ measureId: places.measure('I7'), unitId: places.unit(FINANCE) });
    await record(recorder, input);
    const answer = { instructionId: id, words: ' ติดป้ายแล้ว ', answerActionId: input.id };
    expect(codes(await answerInstruction(recorder, answer))).toEqual([]);
    expect(await one(id)).toMatchObject({
      status: 'ANSWERED',
      said: [{ word: 'ANSWER', words: 'ติดป้ายแล้ว', answerActionId: input.id }],
    });
    expect(codes(await closeInstruction(executive, { instructionId: id }))).toEqual([]);
    expect(await one(id)).toMatchObject({ status: 'CLOSED', said: [{}, { word: 'CLOSE', words: null }] });
  });

  it('[INS1] is refused at the field when a part of it is wrong', async () => {
    const refusal = async (more: object) => (await giveInstruction(executive, wanted(more))).userErrors[0];
    expect(await refusal({ words: ' ' })).toMatchObject({ code: 'REASON_MISSING', field: 'words' });
    expect(await refusal({ dueDay: '2023-02-19' })).toMatchObject({ code: 'DUE_DAY_PAST', field: 'dueDay' });
    expect(await refusal({ unitId: uuidv7() })).toMatchObject({ code: 'NOT_FOUND', field: 'unitId' });
    expect(await refusal({ personId: uuidv7() })).toMatchObject({ code: 'NOT_FOUND', field: 'personId' });
    expect(await refusal({ measureId: 'I7' })).toMatchObject({ code: 'FIELD_WRONG', field: 'measureId' });
  });

  it('[INS1] given on a tablet without a network is judged by the day it was given', async () => {
    const payload = { ...wanted({ dueDay: '2023-02-20' }), personId: null, measureId: null, month: null };
    const order = anOrder('giveInstruction', payload);
    town.wait({ days: 3 });
    expect(await phoneOf(executive).send(order)).toMatchObject([{ status: 'APPLIED' }]);
    town.wait({ days: -3 });
  });

  it('[INS2] an answer says something, and its action is the unit’s', async () => {
    const instructionId = await given();
    const refusal = async (more: object) =>
      (await answerInstruction(head, { instructionId, ...more })).userErrors[0];
    expect(await refusal({})).toMatchObject({ code: 'ANSWER_MISSING', field: 'words' });
    const elsewhere = anAction({ measureId: places.measure('I7'), unitId: places.unit(PUBLIC_WORKS) });
    await record(works, elsewhere);
    for (const answerActionId of [elsewhere.id, uuidv7()]) {
      const unknown = { code: 'ANSWER_ACTION_UNKNOWN', field: 'answerActionId' };
      expect(await refusal({ answerActionId })).toMatchObject(unknown);
    }
    expect(await one(instructionId)).toMatchObject({ status: 'OPEN' });
  });

  it('[LOG1] sent again, gets its first answer; with other content it is a conflict', async () => {
    const id = uuidv7();
    await given({ id });
    await given({ id });
    expect(codes(await giveInstruction(executive, wanted({ id, words: 'อื่น' })))).toEqual(['ID_TAKEN']);
    const answer = { id: uuidv7(), instructionId: id, words: 'ทำแล้ว' };
    await answerInstruction(recorder, answer);
    const closing = { id: uuidv7(), instructionId: id };
    await closeInstruction(executive, closing);
    expect(codes(await answerInstruction(recorder, answer)), 'although it is closed by now').toEqual([]);
    expect(codes(await closeInstruction(executive, closing))).toEqual([]);
    expect(codes(await answerInstruction(recorder, { ...answer, words: 'อื่น' }))).toEqual(['ID_TAKEN']);
    expect((await one(id))?.said).toHaveLength(2);
  });

  it('[INS3] closed is final: an answer that comes later is refused, and says who closed it and when', async () => {
    const instructionId = await given();
    await closeInstruction(clerk, { instructionId, words: 'ไม่ต้องแล้ว' });
    const [refused] = (await answerInstruction(recorder, { instructionId, words: 'ทำแล้ว' })).userErrors;
    expect(refused).toMatchObject({ code: 'INSTRUCTION_CLOSED' });
    expect(refused?.message).toContain('นายclerk');
    expect(refused?.message).toContain('๒๐ กุมภาพันธ์ ๒๕๖๖');
    expect((await one(instructionId))?.said).toHaveLength(1);
  });

  it('[INS3] of two executives who close it at once the first counts, and the other is told', async () => {
    const instructionId = await given();
    const both = await Promise.all([executive, clerk].map((by) => closeInstruction(by, { instructionId })));
    expect(both.flatMap(codes)).toEqual(['INSTRUCTION_CLOSED']);
    expect((await one(instructionId))?.said).toHaveLength(1);
  });

  it('[INS3] an answer and a closing that meet leave one outcome: answered before it was closed, or refused', async () => {
    const instructionId = await given();
    const [answered] = await Promise.all([
      answerInstruction(recorder, { instructionId, words: 'ทำแล้ว' }),
      closeInstruction(executive, { instructionId }),
    ]);
    const words = (await one(instructionId))?.said.map(({ word }) => word);
    const expected = codes(answered).length === 0 ? ['ANSWER', 'CLOSE'] : ['CLOSE'];
    expect(words).toEqual(expected);
  });

  it('[INS2] is found by how it stands', async () => {
    const open = await given({ dueDay: '2023-02-20' });
    const ids = async (filter: object) => (await seenBy(executive, filter)).map(({ id }) => id);
    expect(await ids({ status: 'OPEN' })).toContain(open);
    expect(await ids({ overdue: true })).not.toContain(open);
    town.wait({ days: 1 });
    expect(await ids({ overdue: true })).toContain(open);
    expect((await seenBy(executive, { overdue: true })).every(({ overdue }) => overdue)).toBe(true);
    expect(await ids({ overdue: false })).not.toContain(open);
    await answerInstruction(recorder, { instructionId: open, words: 'ทำแล้ว' });
    expect(await ids({ overdue: true })).not.toContain(open);
    expect(await ids({ status: 'ANSWERED' })).toContain(open);
    expect(await ids({ unitId: places.unit(PUBLIC_WORKS), status: 'ANSWERED' })).not.toContain(open);
    for (const status of ['OPEN', 'ANSWERED', 'CLOSED'])
      expect((await seenBy(executive, { status })).every((each) => each.status === status)).toBe(true);
    town.wait({ days: -1 });
  });
});

describe('[INS4] who sees an instruction', () => {
  it('is its unit, and whoever it names, with what is said to it; executives, coordinators and auditors all', async () => {
    const unitId = places.unit(FINANCE);
    const named = await given({ unitId, personId: worksId, words: 'ช่วยดูป้ายของกองคลัง' });
    const other = await given({ unitId });
    const theirs = (await seenBy(works)).map(({ id }) => id);
    expect(theirs).toContain(named);
    expect(theirs).not.toContain(other);
    const answer = { instructionId: named, words: 'ดูแล้ว' };
    expect(codes(await answerInstruction(works, answer))).toEqual([]);
    expect(codes(await answerInstruction(works, { ...answer, instructionId: other }))).toEqual([
      'OTHER_UNIT',
    ]);
    await answerInstruction(recorder, { instructionId: other, words: 'ทำแล้ว' });
    const onPhone = await rowsOn(works);
    expect(onPhone.filter(({ kind }) => kind === 'instruction').map(({ id }) => id)).toEqual([named]);
    expect(onPhone.filter(({ kind }) => kind === 'instructionWord')).toMatchObject([
      { data: { instructionId: named, words: 'ดูแล้ว', byName: 'นายworks', acting: false } },
    ]);
    for (const role of ['recorder', 'head', 'executive', 'coordinator', 'auditor']) {
      const client = await town.as(role);
      expect(
        (await seenBy(client)).map(({ id }) => id),
        role,
      ).toEqual(expect.arrayContaining([named, other]));
      const ids = (await rowsOn(client)).map(({ id }) => id);
      expect(ids, role).toEqual(expect.arrayContaining([named, other]));
    }
  });

  it('is nobody from outside', async () => {
    const { errors } = await town.anybody().ask(`{ instructions(agency: "${SLUG}") { nodes { id } } }`);
    expect(errors?.[0]?.extensions?.code).toBe('NOT_SIGNED_IN');
    const id = await given();
    const node = '{ node(id: "ID") { id } }'.replace('ID', id);
    expect(await town.anybody().gql(node)).toEqual({ node: null });
    expect(await works.gql(node)).toEqual({ node: null });
    expect(await recorder.gql(node)).toEqual({ node: { id } });
  });
});

describe('[MAY2] the trail', () => {
  it('has one activity for each of them, with its person', async () => {
    const id = await given();
    const answer = await answerInstruction(head, { instructionId: id, words: 'ทำแล้ว' });
    const closing = await closeInstruction(executive, { instructionId: id });
    const trail = await town.house.database
      .fork()
      .execute<{ deed: string; subject_id: string }[]>('select deed, subject_id from activity');
    for (const [deed, subject] of [
      ['giveInstruction', id],
      ['answerInstruction', answer.id],
      ['closeInstruction', closing.id],
    ])
      expect(trail.filter((each) => each.subject_id === subject)).toEqual([{ deed, subject_id: subject }]);
  });
});

describe('[REM4] the people concerned are told', () => {
  const told = async (about: string | null) => {
    const people = await town.house.database.fork().execute<{ login_name: string; kind: string }[]>(
      `select login_name, kind from reminder join person on person.id = reminder.person_id
       where about = ? order by login_name`,
      [about],
    );
    return people.map(({ login_name: name, kind }) => `${kind} ${name}`);
  };

  it('the unit of an instruction, its giver of an answer, and both ends of its closing', async () => {
    const id = await given();
    expect(await told(id)).toEqual(['INSTRUCTED head', 'INSTRUCTED recorder']);
    const answer = await answerInstruction(recorder, { instructionId: id, words: 'ทำแล้ว' });
    expect(await told(answer.id)).toEqual(['ANSWERED executive']);
    const closing = await closeInstruction(clerk, { instructionId: id });
    expect(await told(closing.id)).toEqual(['CLOSED head', 'CLOSED recorder']);
  });

  it('only the person it names, once, and nobody of their own deed', async () => {
    const id = await given({ personId: worksId, month: FEBRUARY });
    expect(await told(id)).toEqual(['INSTRUCTED works']);
    const answer = { id: uuidv7(), instructionId: id, words: 'ทำแล้ว' };
    await answerInstruction(works, answer);
    await answerInstruction(works, answer);
    expect(await told(answer.id)).toEqual(['ANSWERED executive']);
    const closing = await closeInstruction(executive, { instructionId: id });
    expect(await told(closing.id)).toEqual(['CLOSED works']);
  });
});
