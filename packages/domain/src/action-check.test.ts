import { expect, it } from 'vitest';
import { actionFault } from './action-check.ts';
import { parseDay, parseMonth, type Day, type YearMonth } from './day.ts';

const FEBRUARY = parseMonth('2023-02') as YearMonth;
const FOURTEENTH = parseDay('2023-02-14') as Day;
const withLink = (link: string) =>
  actionFault({ day: FOURTEENTH, what: 'ติดประกาศ', place: null, quantity: null, link }, FEBRUARY, FOURTEENTH);

it.each(['https://bophloi.example', 'HTTP://bophloi.example/a?b#c', 'https://ก'])(
  'takes %s as a link',
  (link) => {
    expect(withLink(link)).toBeNull();
  },
);

it.each(['bophloi.example', 'https://', 'https:///a', 'https://a b', 'ftp://a', ' https://a'])(
  'takes %s for no link',
  (link) => {
    expect(withLink(link)).toMatchObject({ field: 'link', code: 'LINK_WRONG' });
  },
);

it('answers at once about a link as long as a book', { timeout: 5_000 }, () => {
  expect(withLink(`https://${'a'.repeat(200_000)} a`)).toMatchObject({
    field: 'link',
    code: 'TEXT_TOO_LONG',
  });
});
