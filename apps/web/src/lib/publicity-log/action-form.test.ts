import { parseDay, parseMonth } from '@prongsai/domain';
import { describe, expect, it } from 'vitest';
import { ActionForm, fieldsFrom, type ActionFields } from './action-form.svelte.ts';

const FILLED: ActionFields = {
  channel: 'BOARD',
  what: 'ติดประกาศแผนการใช้จ่ายงบประมาณ',
  day: '2023-02-14',
  place: '',
  quantity: '',
  link: '',
};

function read(changes: Partial<ActionFields> = {}) {
  const [month, today] = [parseMonth('2023-02'), parseDay('2023-02-20')];
  if (!month || !today) throw new Error('The calendar is wrong');
  const form = new ActionForm();
  form.fill({ ...FILLED, ...changes });
  return { words: form.read(month, today), form };
}

describe('the form of an action', () => {
  it('gives what was typed, empty fields as nothing', () => {
    expect(read().words).toEqual({ ...FILLED, place: null, quantity: null, link: null });
  });

  it('[DIG1] takes Thai digits as a quantity', () => {
    expect(read({ quantity: '๑,๒๐๐' }).words?.quantity).toBe(1200);
  });

  it('takes back what was typed before, but for the fields that were touched since', () => {
    const { form } = read();
    form.fields.what = 'พิมพ์ใหม่';
    form.bringBack({ ...FILLED, what: 'พิมพ์ค้างไว้', place: 'ตลาด' });
    expect(form.fields).toEqual({ ...FILLED, what: 'พิมพ์ใหม่', place: 'ตลาด' });
  });

  it('completes an address that was copied without its beginning', () => {
    expect(read({ link: 'www.facebook.com/bansuan' }).words?.link).toBe('https://www.facebook.com/bansuan');
  });

  it.each([
    ['[LOG2] a day in the future', { day: '2023-02-21' }, 'day'],
    ['a day of another month', { day: '2023-01-31' }, 'day'],
    ['no day', { day: '' }, 'day'],
    ['no channel', { channel: null }, 'channel'],
    ['no words', { what: '  ' }, 'what'],
    ['a quantity that is no number', { quantity: 'หลายแผ่น' }, 'quantity'],
    ['a link that is no address', { link: 'เฟซบุ๊กของเทศบาล' }, 'link'],
  ] as const)('refuses %s and says so at the field', (_, changes, field) => {
    const { words, form } = read(changes);
    expect(words).toBeNull();
    expect(form.errors[field]).toMatch(/[ก-๙]/);
  });

  it('tells days as people read them', () => {
    expect(read({ day: '2023-01-31' }).form.errors['day']).toContain('๓๑ มกราคม ๒๕๖๖');
  });

  it('believes a field again once it is changed', () => {
    const { form } = read({ channel: null });
    form.fields.channel = 'LINE';
    expect(form.errors['channel']).toBeUndefined();
  });

  it('counts as dirty only when something differs from how it began', () => {
    const { form } = read();
    expect(form.dirty).toBe(false);
    form.fields.what += ' เพิ่ม';
    expect(form.dirty).toBe(true);
  });

  it('shows an action as it was recorded', () => {
    expect(fieldsFrom({ channel: 'LINE', quantity: 3, link: null })).toMatchObject({
      quantity: '3',
      link: '',
    });
  });
});
