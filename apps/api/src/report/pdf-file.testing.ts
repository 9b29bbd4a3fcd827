/** What a reader finds in a PDF besides its text. White space is left out of texts. */
import { withoutSpace } from '@prongsai/fixtures/reading';
import { getDocument, OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';

type Opened = Awaited<ReturnType<typeof openPdf>>;

export function openPdf(bytes: Uint8Array) {
  return getDocument({ data: new Uint8Array(bytes), verbosity: 0, stopAtErrors: true }).promise;
}

/** The pictures that a reader draws, with the red of their first pixel (in tens). */
export async function picturesIn(bytes: Uint8Array) {
  const file = await openPdf(bytes);
  const found = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const page = await file.getPage(number);
    const { fnArray, argsArray } = await page.getOperatorList();
    for (const [at, deed] of fnArray.entries()) {
      if (deed !== OPS.paintImageXObject) continue;
      const { width, height, data } = page.objs.get((argsArray[at] as [string])[0]);
      found.push({ width, height, red: Math.round(data[0] / 10) * 10 });
    }
  }
  return found;
}

export async function textOfPage(bytes: Uint8Array, number: number): Promise<string> {
  return pageText(await openPdf(bytes), number);
}

/** With what stands on the page that each leads to. */
export async function bookmarksIn(bytes: Uint8Array) {
  const file = await openPdf(bytes);
  type Items = Awaited<ReturnType<Opened['getOutline']>>;
  const flat = (items: Items, level: number): { title: string; level: number; dest: unknown[] }[] =>
    items.flatMap(({ title, dest, items: within }) => [
      { title: withoutSpace(title), level, dest: dest as unknown[] },
      ...flat(within as Items, level + 1),
    ]);
  const found = [];
  for (const { dest, ...bookmark } of flat((await file.getOutline()) ?? [], 1)) {
    const page = await file.getPageIndex(dest[0] as Parameters<Opened['getPageIndex']>[0]);
    found.push({ ...bookmark, page: await pageText(file, page + 1) });
  }
  return found;
}

/** Objects that are not where the table of the file says. */
export function astrayIn(bytes: Uint8Array): number[] {
  const text = Buffer.from(bytes).toString('latin1');
  const begin = Number(/startxref\n(\d+)/.exec(text)?.[1]);
  const [, ...offsets] = [...text.slice(begin).matchAll(/(\d{10}) \d{5} [nf]/g)].map(([, offset]) =>
    Number(offset),
  );
  return offsets.flatMap((offset, i) => (text.startsWith(`${i + 1} 0 obj\n`, offset) ? [] : i + 1));
}

/** Where each piece of text with Latin letters or digits ends, in points from the left. */
export async function latinIn(bytes: Uint8Array): Promise<{ text: string; end: number }[]> {
  const file = await openPdf(bytes);
  const found = [];
  for (let number = 1; number <= file.numPages; number += 1) {
    const { items } = await (await file.getPage(number)).getTextContent();
    for (const item of items)
      if ('str' in item && /[!-~]/.test(item.str))
        found.push({ text: item.str, end: item.transform[4] + item.width });
  }
  return found;
}

async function pageText(file: Opened, number: number): Promise<string> {
  const { items } = await (await file.getPage(number)).getTextContent();
  return withoutSpace(items.map((item) => ('str' in item ? item.str : '')).join(''));
}
