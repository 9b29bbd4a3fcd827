import { describe, expect, it } from 'vitest';
import { linkIn } from './link.ts';

describe('a link that somebody copied', () => {
  it.each([
    ['https://bophloi.go.th/news/1', 'https://bophloi.go.th/news/1'],
    ['ประกาศแผน https://bophloi.go.th/ข่าว?id=1 อ่านต่อ', 'https://bophloi.go.th/ข่าว?id=1'],
    [' facebook.com/bophloi/posts/1 ', 'https://facebook.com/bophloi/posts/1'],
    ['ไม่มีลิงก์', ''],
    ['javascript:alert(1)', ''],
    ['ftp://bophloi.go.th/a', ''],
    ['', ''],
  ])('%j is %j', (text, link) => {
    expect(linkIn(text)).toBe(link);
  });
});
