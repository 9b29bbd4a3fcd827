import { describe, expect, it } from 'vitest';
import type { Day, YearMonth } from './day.ts';
import { hasClosed, unitFault, type UnitFields } from './unit-life.ts';

const today = '2027-02-20' as Day;
const unit = (changes: Partial<UnitFields> = {}): UnitFields => ({
  ...{ name: 'กองช่าง', label: 'กองช่าง', activeFrom: null, activeUntil: null },
  ...changes,
});

describe('[OWE5] a unit', () => {
  it.each([
    [unit()],
    [unit({ activeFrom: '2027-02', activeUntil: '2027-02' })],
    [unit({ activeFrom: '2007-02', activeUntil: '2047-02' })],
  ])('may be kept: %j', (kept) => expect(unitFault(kept, null, today)).toBeNull());

  it.each([
    ['FIELD_MISSING', 'name', unit({ name: '' })],
    ['TEXT_TOO_LONG', 'name', unit({ name: 'ก'.repeat(201) })],
    ['FIELD_MISSING', 'label', unit({ label: '' })],
    ['UNIT_ENDS_TOO_EARLY', 'activeUntil', unit({ activeFrom: '2027-03', activeUntil: '2027-02' })],
    ['UNIT_MONTH_FAR', 'activeFrom', unit({ activeFrom: '2007-01' })],
    ['UNIT_MONTH_FAR', 'activeUntil', unit({ activeUntil: '2047-03' })],
  ] as const)('is refused with %s at %s', (code, field, refused) =>
    expect(unitFault(refused, null, today)).toMatchObject({ code, field }),
  );

  it('has closed once its last month is over', () => {
    const [january, february] = ['2027-01' as YearMonth, '2027-02' as YearMonth];
    const closing = unit({ activeUntil: january });
    expect([january, february].map((month) => hasClosed(closing, month))).toEqual([false, true]);
    expect(hasClosed(unit(), february)).toBe(false);
  });

  it('keeps a month from long ago that nobody touches', () => {
    const old = unit({ activeFrom: '1999-10' });
    expect(unitFault({ ...old, activeUntil: '2027-02' }, old, today)).toBeNull();
  });
});
