import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { describe, expect, it } from 'vitest';
import { reportFonts } from './report-fonts.ts';
import { thaiClusters } from './thai-clusters.ts';

/** Sets each word on a line of its own and takes the lines out of the PDF again. */
async function copiedOut(words: readonly string[]): Promise<string[]> {
  const compiler = NodeCompiler.create({ fontArgs: [{ fontBlobs: await reportFonts() }] });
  const page =
    '#set page(width: 20cm, height: auto)\n#set text(font: "Sarabun", lang: "th", fallback: false)\n';
  const mainFileContent = `${page}#for word in json(bytes(sys.inputs.words)) { par(word) }`;
  const { result } = compiler.compile({ mainFileContent, inputs: { words: JSON.stringify(words) } });
  if (!result) throw new Error('The words could not be laid out');
  const file = await getDocument({ data: new Uint8Array(compiler.pdf(result)), verbosity: 0 }).promise;
  const { items } = await (await file.getPage(1)).getTextContent({ disableNormalization: true });
  const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('');
  return text.split('\n').filter((line) => line !== '');
}

describe('a font with a glyph per Thai cluster', () => {
  it('[TXT1] gives back every consonant with every stack of marks exactly', async () => {
    const clusters = thaiClusters();
    expect(clusters.length).toBeGreaterThan(3500);
    expect(await copiedOut(clusters)).toEqual(clusters);
  });

  it('[TXT1] gives back words with stacked marks, and Latin, digits and signs among them', async () => {
    const words = [
      'ขั้นตอนที่เพิ่มขึ้น',
      'น้ำตกฝั่งป่าไม้',
      'สิทธิ์พันธุ์ปั๊มกิ๊ก',
      'ฤๅษีญาณฐานฎุฏุ',
      'E-Serviceพ.ศ.๒๕๖๖(ๆฯ)“คะแนน”2566',
    ];
    expect(await copiedOut(words)).toEqual(words);
  });
});
