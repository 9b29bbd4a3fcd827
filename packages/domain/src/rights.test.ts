import { describe, expect, it } from 'vitest';
import { isActing, may, ROLES, type Actor, type Deed, type Role } from './rights.ts';

const actor = (role: Role, unitId: string | null): Actor => ({
  personId: 'somying',
  agencyId: 'town',
  holdings: [{ role, unitId }],
});
const finance = { agencyId: 'town', unitId: 'finance' };

describe('[MAY2] [CELL5] taking a month back', () => {
  const mayTakeBack = (role: Role, unitId: string | null, ...authorIds: string[]) =>
    may(actor(role, unitId), 'takeBackMonth', { ...finance, authorIds });

  it('is for heads of the unit', () => {
    expect(mayTakeBack('HEAD', 'finance', 'prasert')).toBe(true);
    expect(mayTakeBack('HEAD', 'works', 'prasert')).toBe(false);
    expect(mayTakeBack('RECORDER', 'finance', 'prasert')).toBe(false);
    expect(mayTakeBack('EXECUTIVE', null, 'prasert')).toBe(false);
  });

  it('is also for whoever submitted it, as long as they work in the unit', () => {
    expect(mayTakeBack('RECORDER', 'finance', 'somying')).toBe(true);
    expect(mayTakeBack('RECORDER', 'works', 'somying')).toBe(false);
    expect(mayTakeBack('AUDITOR', null, 'somying')).toBe(false);
  });
});

describe('[MAY2] [CELL6] writing a note', () => {
  it('is for recorders and heads in their unit, and for executives', () => {
    const mayWrite = (role: Role, unitId: string | null) => may(actor(role, unitId), 'writeNote', finance);
    expect(mayWrite('RECORDER', 'finance')).toBe(true);
    expect(mayWrite('RECORDER', 'works')).toBe(false);
    expect(mayWrite('HEAD', 'finance')).toBe(true);
    expect(mayWrite('EXECUTIVE', null)).toBe(true);
    expect(mayWrite('COORDINATOR', null)).toBe(false);
    expect(mayWrite('AUDITOR', null)).toBe(false);
  });
});

describe('[MAY2] [INS2] instructions', () => {
  it.each(['giveInstruction', 'closeInstruction', 'callOnUnits', 'closeMonth', 'openMonth'] as const)(
    '%s is for executives only',
    (deed) => {
      expect(may(actor('EXECUTIVE', null), deed, finance)).toBe(true);
      for (const role of ['RECORDER', 'HEAD', 'COORDINATOR', 'AUDITOR'] as const)
        expect(may(actor(role, role === 'RECORDER' ? 'finance' : null), deed, finance), role).toBe(false);
    },
  );

  it('are answered by the people of the unit, and by whoever is named', () => {
    const mayAnswer = (role: Role, unitId: string | null, personId: string | null = null) =>
      may(actor(role, unitId), 'answerInstruction', { ...finance, personId });
    expect(mayAnswer('RECORDER', 'finance')).toBe(true);
    expect(mayAnswer('HEAD', 'finance')).toBe(true);
    expect(mayAnswer('RECORDER', 'works')).toBe(false);
    expect(mayAnswer('EXECUTIVE', null)).toBe(false);
    expect(mayAnswer('RECORDER', 'works', 'somying')).toBe(true);
    expect(mayAnswer('COORDINATOR', null, 'somying')).toBe(true);
    expect(mayAnswer('COORDINATOR', null, 'prasert')).toBe(false);
  });

  it('are not answered by somebody without any role, nor by a token', () => {
    const named = { ...finance, personId: 'somying' };
    expect(may({ ...actor('HEAD', 'works'), holdings: [] }, 'answerInstruction', named)).toBe(false);
    const token = { ...actor('AUDITOR', null), personId: null };
    expect(may(token, 'answerInstruction', { ...finance, personId: null })).toBe(false);
  });

  it('[MAY4] [CELL6] are not answered, and no note is written, by a token that records for every unit', () => {
    const token = { ...actor('RECORDER', null), personId: null };
    expect(may(token, 'recordAction', finance)).toBe(true);
    expect(may(token, 'attachPhoto', finance)).toBe(false);
    for (const deed of ['answerInstruction', 'writeNote'] as const)
      expect(may(token, deed, finance), deed).toBe(false);
  });
});

describe('[MAY2] [REP5] a report', () => {
  const report = (deed: Deed, role: Role, ...authorIds: string[]) =>
    may(actor(role, null), deed, { agencyId: 'town', authorIds });

  it('is reviewed by a coordinator or an executive, and not by whoever produced it', () => {
    expect(report('reviewReport', 'COORDINATOR', 'prasert')).toBe(true);
    expect(report('reviewReport', 'EXECUTIVE', 'prasert')).toBe(true);
    expect(report('reviewReport', 'COORDINATOR', 'somying')).toBe(false);
    expect(report('reviewReport', 'AUDITOR', 'prasert')).toBe(false);
  });

  it('is reviewed and signed by people, never by a token', () => {
    const token = { ...actor('COORDINATOR', null), personId: null };
    expect(may(token, 'reviewReport', { agencyId: 'town' })).toBe(false);
    const executive = { ...actor('EXECUTIVE', null), personId: null };
    expect(may(executive, 'signReport', { agencyId: 'town' })).toBe(false);
  });

  it('[MAY4] like what would outlive a token', () => {
    const token = { ...actor('COORDINATOR', null), personId: null };
    for (const deed of ['letIn', 'issueToken'] as const) {
      expect(may(token, deed, { agencyId: 'town' })).toBe(false);
      expect(may(actor('COORDINATOR', null), deed, { agencyId: 'town' })).toBe(true);
    }
    expect(may(token, 'manageTokens', { agencyId: 'town' })).toBe(true);
  });

  it('is signed by an executive only', () => {
    expect(ROLES.filter((role) => report('signReport', role))).toEqual(['EXECUTIVE']);
  });
});

describe('[ACTING1] acting for an office', () => {
  const acting = (deed: Deed, ...holdings: Actor['holdings']) =>
    isActing({ personId: 'somying', agencyId: 'town', holdings }, deed, finance);
  const office = { role: 'EXECUTIVE', unitId: null } as const;

  it('is so when no role but an acting one gives the right', () => {
    expect(acting('checkMonth', { ...office, acting: true })).toBe(true);
    expect(acting('checkMonth', { ...office, acting: true }, { role: 'HEAD', unitId: 'finance' })).toBe(true);
    expect(acting('checkMonth', { ...office, acting: true }, office)).toBe(false);
    expect(acting('checkMonth', office)).toBe(false);
  });

  it('is not so where the acting role gives no right', () => {
    expect(acting('submitMonth', { ...office, acting: true }, { role: 'HEAD', unitId: 'finance' })).toBe(
      false,
    );
    expect(acting('submitMonth', { ...office, acting: true })).toBe(false);
  });
});
