import { describe, expect, it } from 'vitest';
import { labelFault } from '@prongsai/domain';
import { readPdf } from './pdf-file.ts';

const pdf = '%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n';
const chosen = (content: BlobPart, name = 'คำสั่ง.pdf'): File => new File([content], name);

describe('a file that is chosen as a PDF', () => {
  it('[FILE1] is kept byte for byte, under its name and its hash', async () => {
    const answer = await readPdf(chosen(pdf));
    if (!answer.ok) throw new Error(answer.code);
    expect(new TextDecoder().decode(answer.file.bytes)).toBe(pdf);
    expect(answer.file).toMatchObject({ name: 'คำสั่ง.pdf', thumbnail: null });
    expect(answer.file.sha256).toMatch(/^[0-9a-f]{64}$/);
  });

  it.each([
    [
      'a JPEG under another name',
      new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...Array(30).fill(0)]),
      'FILE_OTHER_KIND',
    ],
    ['a Word document', 'PK\x03\x04word/document.xml', 'FILE_OTHER_KIND'],
    ['text', 'จดไว้กันลืม', 'FILE_UNREADABLE'],
    ['one that was cut short', pdf.slice(0, 20), 'FILE_UNREADABLE'],
    ['an empty one', '', 'FILE_EMPTY'],
  ])('is refused when it is %s', async (_, content, code) => {
    expect(await readPdf(chosen(content))).toMatchObject({ ok: false, code });
  });

  it('[FILE1] is refused above ten megabytes, before it is read', async () => {
    const large = chosen(new Uint8Array(10 * 1024 * 1024 + 1));
    expect(await readPdf(large)).toMatchObject({ ok: false, code: 'FILE_TOO_LARGE', details: { limit: 10 } });
  });

  it('keeps the ending of a name that is too long', async () => {
    const answer = await readPdf(chosen(pdf, `${'ก'.repeat(300)}.pdf`));
    expect(answer.ok && answer.file.name).toMatch(/^ก{195}….pdf$/);
  });

  it('counts the letters of a name as the rule does, and cuts none in half', async () => {
    const answer = await readPdf(chosen(pdf, `${'ก'.repeat(190)}${'📄'.repeat(20)}.pdf`));
    if (!answer.ok) throw new Error(answer.code);
    expect(answer.file.name).toBe(`${'ก'.repeat(190)}📄📄….pdf`);
    expect(labelFault('fileName', answer.file.name)).toBeNull();
  });
});
