/** The bookmarks of a PDF: its headings, those of the second level within those of the first. */
import type { NumberedText } from './plain-pdf.ts';

export interface Bookmark {
  /** As the file writes it. */
  readonly title: string;
  /** The number of the object that says where. */
  readonly place: number;
  readonly level: number;
}

interface Node extends Bookmark {
  readonly number: number;
  readonly within: Node[];
}

/** The objects of all bookmarks. `root` is the number of what holds them, `next` gives one that is not taken. */
export function bookmarkTexts(
  bookmarks: readonly Bookmark[],
  root: number,
  next: () => number,
): NumberedText[] {
  const top: Node[] = [];
  for (const bookmark of bookmarks) {
    const above = bookmark.level === 1 ? undefined : top.at(-1);
    (above?.within ?? top).push({ ...bookmark, number: next(), within: [] });
  }
  const text = `<<\n  /Type /Outlines\n${holding(top, bookmarks.length)}>>`;
  return [{ number: root, text }, ...siblings(top, root)];
}

function siblings(nodes: readonly Node[], parent: number): NumberedText[] {
  return nodes.flatMap((node, i) => [
    { number: node.number, text: textOf(node, parent, nodes[i - 1], nodes[i + 1]) },
    ...siblings(node.within, node.number),
  ]);
}

function textOf({ title, place, within }: Node, parent: number, before?: Node, after?: Node): string {
  const beside = [before && `  /Prev ${before.number} 0 R\n`, after && `  /Next ${after.number} 0 R\n`];
  const own = `  /Title ${title}\n  /Dest ${place} 0 R\n`;
  return `<<\n  /Parent ${parent} 0 R\n${beside.join('')}${holding(within, within.length)}${own}>>`;
}

/** A reader shows them all, opened. */
function holding(within: readonly Node[], shown: number): string {
  const [first, last] = [within[0], within.at(-1)];
  if (!first || !last) return '';
  return `  /First ${first.number} 0 R\n  /Last ${last.number} 0 R\n  /Count ${shown}\n`;
}
