import { describe, expect, it } from 'vitest';
import { may, type Actor, type Role } from './rights.ts';

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
