import { describe, expect, it } from 'vitest';
import { readHead } from './page-head.ts';

const page = (head: string): Buffer =>
  Buffer.from(`<!doctype html><html><head>${head}</head><body><title>ไม่ใช่</title>`);

describe('what a page says of itself', () => {
  it('is the title made for sharing, its site and picture', () => {
    const head = `<title>หน้าแรก</title><meta property="og:title" content="ประกาศ &amp; แผน"><meta property="og:site_name" content="เทศบาลตำบลบ่อพลอย"><meta property="og:image" content="/cover.jpg">`;
    expect(readHead(page(head), 'text/html; charset=utf-8')).toEqual({
      title: 'ประกาศ & แผน',
      site: 'เทศบาลตำบลบ่อพลอย',
      image: '/cover.jpg',
    });
  });

  it('is its own title where it made none, in one line', () => {
    expect(readHead(page('<title>\n ประกาศ\n เดือนกุมภาพันธ์ </title>'), 'text/html').title).toBe(
      'ประกาศ เดือนกุมภาพันธ์',
    );
    expect(readHead(page(''), 'text/html')).toEqual({ title: null, site: null, image: null });
  });

  it('is read in the letters of old Thai pages as well', () => {
    const tis620 = Buffer.concat([
      Buffer.from('<meta charset="tis-620"><title>'),
      Buffer.from([0xa1, 0xa2, 0xa4]),
    ]);
    expect(readHead(tis620, 'text/html').title).toBe('กขค');
    expect(readHead(Buffer.from('<title>ก'), 'text/html; charset=nonsense').title).toBe('ก');
  });
});
