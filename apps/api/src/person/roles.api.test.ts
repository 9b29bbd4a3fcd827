import type { Role } from '@prongsai/domain';
import { v7 as uuidv7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SLUG } from '@prongsai/fixtures';
import type { Client } from '../testing/client.ts';
import { anAction, giveInstruction } from '../testing/deeds.ts';
import { hire } from '../testing/people.ts';
import { FEBRUARY, FINANCE, placesSeenBy, PUBLIC_WORKS, type Places } from '../testing/places.ts';
import { startTown, type Town } from '../testing/town.ts';

const PEOPLE: readonly Role[] = ['RECORDER', 'HEAD', 'EXECUTIVE', 'COORDINATOR', 'AUDITOR'];
/** Every mutation that changes the town, and who may use it in the own unit; some take no input. */
const MAY: readonly (readonly [verb: string, inputType: string, roles: readonly Role[]])[] = [
  ['recordAction', 'RecordActionInput', ['RECORDER', 'HEAD']],
  ['submitMonth', 'SubmitMonthInput', ['HEAD']],
  ['stateNothingToReport', 'MonthWithReasonInput', ['HEAD']],
  ['takeBackMonth', 'TakeBackMonthInput', ['HEAD']],
  ['writeNote', 'MonthWithNoteInput', ['RECORDER', 'HEAD', 'EXECUTIVE']],
  ['sendBack', 'MonthWithNoteInput', ['HEAD', 'EXECUTIVE']],
  ['checkMonth', 'CheckMonthInput', ['EXECUTIVE']],
  ['giveInstruction', 'GiveInstructionInput', ['EXECUTIVE']],
  ['answerInstruction', 'AnswerInstructionInput', ['RECORDER', 'HEAD']],
  ['closeInstruction', 'CloseInstructionInput', ['EXECUTIVE']],
  ['callOnUnits', 'CallOnUnitsInput', ['EXECUTIVE']],
  ['closeMonth', 'CloseMonthInput', ['EXECUTIVE']],
  ['openMonth', 'OpenMonthInput', ['EXECUTIVE']],
  ['addUnit', 'AddUnitInput', ['COORDINATOR']],
  ['changeUnit', 'ChangeUnitInput', ['COORDINATOR']],
  ['addPerson', 'AddPersonInput', ['COORDINATOR']],
  ['changeRoles', 'ChangeRolesInput', ['COORDINATOR']],
  ['inviteAgain', 'InviteAgainInput', ['COORDINATOR']],
  ['previewPlan', 'PlanTextInput', ['COORDINATOR']],
  ['importPlan', 'PlanTextInput', ['COORDINATOR']],
  ['publishPlan', 'PublishPlanInput', ['COORDINATOR']],
  ['disablePerson', 'DisablePersonInput', ['COORDINATOR']],
  ['issueToken', 'IssueTokenInput', ['COORDINATOR']],
  ['revokeToken', 'RevokeTokenInput', ['COORDINATOR']],
  ['clearPhotos', 'ClearPhotosInput', ['COORDINATOR', 'EXECUTIVE']],
  ['rewordSentence', 'RewordSentenceInput', ['COORDINATOR']],
  ['changeReportTemplate', 'ChangeReportTemplateInput', ['COORDINATOR']],
  ['produceReport', 'ProduceReportInput', ['COORDINATOR']],
  ['cancelReportOrder', 'CancelReportOrderInput', ['COORDINATOR']],
  ['reviewReport', 'ReviewReportInput', ['COORDINATOR', 'EXECUTIVE']],
  ['signReport', 'SignReportInput', ['EXECUTIVE']],
  ['publishReport', 'PublishReportInput', ['COORDINATOR']],
  ['withdrawReport', 'WithdrawReportInput', ['COORDINATOR']],
  ['subscribePush', 'SubscribePushInput', PEOPLE],
  ['unsubscribePush', 'UnsubscribePushInput', PEOPLE],
  ['changeReminders', 'ChangeRemindersInput', PEOPLE],
  ['offerPasskey', '', PEOPLE],
  ['addPasskey', 'PasskeyInput', PEOPLE],
  ['removePasskey', 'RemovePasskeyInput', PEOPLE],
  ['endSession', 'EndSessionInput', PEOPLE],
  ['endOtherSessions', '', PEOPLE],
];
const CHANGE_ROLES =
  'mutation ($input: ChangeRolesInput!) { changeRoles(input: $input) { userErrors { code } } }';
const NO_RIGHT = ['NOT_ALLOWED', 'OTHER_UNIT', 'OWN_RECORD', 'NOT_SIGNED_IN'];

let town: Town;
let places: Places;
const clients = new Map<string, Client>();
/** One to each of two units. */
const instructions = new Map<string, string>();
beforeAll(async () => {
  town = await startTown();
  for (const role of PEOPLE) clients.set(role, await town.as(role.toLowerCase()));
  clients.set('ANYBODY', town.anybody());
  places = await placesSeenBy(await town.as('recorder'));
  for (const unit of [FINANCE, PUBLIC_WORKS]) {
    const given = { unitId: places.unit(unit), words: 'ขอภาพป้ายหน้าสำนักงาน', dueDay: '2023-03-01' };
    instructions.set(unit, (await giveInstruction(await town.as('executive'), given)).id ?? '');
  }
});
afterAll(() => town.stop());

/** What each verb is asked: readable, and refused by the rules where that keeps the town as it is. */
function inputs(unitName: string): Record<string, object> {
  const cell = { measureId: places.measure('E12'), unitId: places.unit(unitName), month: FEBRUARY };
  const id = uuidv7();
  return {
    recordAction: anAction(cell, { what: '' }),
    submitMonth: { id, ...cell },
    stateNothingToReport: { id, ...cell, reason: '' },
    takeBackMonth: { id, ...cell, deedId: id },
    writeNote: { id, ...cell, note: '' },
    sendBack: { id, ...cell, note: '' },
    checkMonth: { id, ...cell, covered: [] },
    giveInstruction: { id, unitId: cell.unitId, words: '', dueDay: '2023-03-01' },
    answerInstruction: { id, instructionId: instructions.get(unitName) },
    closeInstruction: { id, instructionId: instructions.get(unitName), words: 'ก'.repeat(2001) },
    callOnUnits: { id, month: '2023-03' },
    closeMonth: { id, month: FEBRUARY },
    openMonth: { id, month: FEBRUARY, words: '' },
    addUnit: { name: '' },
    changeUnit: { unitId: id },
    addPerson: { displayName: '', loginName: 'x', roles: [] },
    changeRoles: { personId: id, roles: [] },
    inviteAgain: { personId: id },
    previewPlan: { text: '', fiscalYear: 2566 },
    importPlan: { text: '', fiscalYear: 2566 },
    publishPlan: { planId: id },
    disablePerson: { personId: id },
    issueToken: { name: '', scopes: [], days: 1 },
    revokeToken: { tokenId: id },
    clearPhotos: { photoIds: [id], verdict: 'NOBODY_SEEN' },
    rewordSentence: { planId: id, measureId: id, unitId: id, month: '2023-02', composed: '' },
    changeReportTemplate: { parts: ['PLAN'], placement: 'SIXTH_COLUMN', photosPerPage: 3 },
    produceReport: { planId: id, round: 1 },
    cancelReportOrder: { orderId: id },
    reviewReport: { reportId: id },
    signReport: { reportId: id },
    publishReport: { reportId: id },
    withdrawReport: { reportId: id, reason: 'ตัวเลขผิด' },
    subscribePush: { endpoint: '', p256dh: '', auth: '', language: 'TH' },
    unsubscribePush: { endpoint: '' },
    changeReminders: { muted: false },
    addPasskey: { passkey: {} },
    removePasskey: { passkeyId: id },
    endSession: { sessionId: id },
  };
}

async function refusal(
  who: string,
  verb: string,
  inputType: string,
  unitName: string = FINANCE,
): Promise<string | undefined> {
  const document = inputType
    ? `mutation ($input: ${inputType}!) { done: ${verb}(input: $input) { userErrors { code } } }`
    : `mutation { done: ${verb} { userErrors { code } } }`;
  const answer = await clients
    .get(who)
    ?.gql<{ done: { userErrors: { code: string }[] } }>(document, { input: inputs(unitName)[verb] });
  return answer?.done.userErrors[0]?.code;
}

describe('[MAY2] who may do what', () => {
  it.each(MAY)('%s', async (verb, inputType, roles) => {
    for (const role of PEOPLE) {
      const code = await refusal(role, verb, inputType);
      expect(NO_RIGHT.includes(code ?? ''), `${role} ${verb}: ${code}`).toBe(!roles.includes(role));
    }
    expect(await refusal('ANYBODY', verb, inputType)).toBe('NOT_SIGNED_IN');
  });

  it('names every mutation of the schema, so that none comes in without a right', async () => {
    const { __schema } = await town
      .anybody()
      .gql<{ __schema: { mutationType: { fields: { name: string }[] } } }>(
        '{ __schema { mutationType { fields { name } } } }',
      );
    const doors = ['enrol', 'enrolWithPasskey', 'offerEnrolmentPasskey', 'setUp', 'signOut', 'syncPush'];
    const open = [...doors, 'signIn', 'signInWithPasskey', 'offerPasskeySignIn'];
    const listed = [...MAY.map(([verb]) => verb), ...open].sort();
    expect(__schema.mutationType.fields.map(({ name }) => name).sort()).toEqual(listed);
  });

  it('[MAY2] recorders and heads write for their own units only', async () => {
    for (const [verb, inputType, roles] of [
      ...MAY.slice(0, 6),
      ['answerInstruction', 'AnswerInstructionInput', ['RECORDER', 'HEAD']] as const,
    ]) {
      for (const role of roles.filter((each) => each !== 'EXECUTIVE')) {
        expect(await refusal(role, verb, inputType, PUBLIC_WORKS), `${role} ${verb}`).toBe('OTHER_UNIT');
      }
    }
  });

  it('[MAY1] a right counts at the moment of the deed: a role that ended opens nothing', async () => {
    const [head] = await town.house.database
      .fork()
      .execute<{ id: string }[]>("select id from person where login_name = 'head'");
    await town.house.database
      .fork()
      .execute('update role_holding set ended_at = ? where person_id = ?', [new Date(), head?.id]);
    expect(await refusal('HEAD', 'submitMonth', 'SubmitMonthInput')).toBe('NOT_ALLOWED');
  });

  it('[ACTING1] a role given twice is held once, and for an office only when both were', async () => {
    const [finance, works] = [places.unit(FINANCE), places.unit(PUBLIC_WORKS)];
    const person = await hire(town, 'twice', [
      { role: 'RECORDER', unitId: finance, acting: true },
      { role: 'HEAD', unitId: works, acting: true },
      { role: 'RECORDER', unitId: finance },
      { role: 'HEAD', unitId: works, acting: true },
      { role: 'AUDITOR' },
      { role: 'AUDITOR' },
    ]);
    const { viewer } = await person.gql<{ viewer: { person: { id: string; roles: object[] } } }>(
      '{ viewer { person { id roles { role acting } } } }',
    );
    const held = [
      { role: 'AUDITOR', acting: false },
      { role: 'HEAD', acting: true },
      { role: 'RECORDER', acting: false },
    ];
    expect(viewer.person.roles).toHaveLength(3);
    expect(viewer.person.roles).toEqual(expect.arrayContaining(held));
    const { id: personId } = viewer.person;
    const roles = [{ role: 'EXECUTIVE' }, { role: 'EXECUTIVE', acting: true }];
    await (await town.as('coordinator')).gql(CHANGE_ROLES, { input: { personId, roles } });
    expect(await person.gql('{ viewer { person { roles { role acting } } } }')).toEqual({
      viewer: { person: { roles: [{ role: 'EXECUTIVE', acting: false }] } },
    });
  });

  it('a person who is disabled is out at once', async () => {
    await town.house.database
      .fork()
      .execute("update person set disabled_at = ? where login_name = 'executive'", [new Date()]);
    expect(await refusal('EXECUTIVE', 'checkMonth', 'CheckMonthInput')).toBe('NOT_SIGNED_IN');
    await expect(town.as('executive')).rejects.toThrow('WRONG_SIGN_IN');
  });
});

describe('[MAY2] who may read what', () => {
  const LISTS: readonly (readonly [field: string, roles: readonly Role[]])[] = [
    ['people', ['COORDINATOR']],
    ['tokens', ['COORDINATOR']],
  ];
  it.each(LISTS)('%s', async (field, roles) => {
    for (const [who, client] of clients) {
      if (who === 'EXECUTIVE') continue;
      const { errors } = await client.ask(`{ ${field}(agency: "${SLUG}") { id } }`);
      const code = errors?.[0]?.extensions?.code;
      const expected = who === 'ANYBODY' ? 'NOT_SIGNED_IN' : 'NOT_ALLOWED';
      expect(code, `${who} ${field}`).toBe(roles.some((role) => role === who) ? undefined : expected);
    }
  });
});
