/** A glyph drawn by placing other glyphs of the same font. Units are font units. */
import { viewOf } from './sfnt.ts';

export interface Placed {
  readonly glyph: number;
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly xMin: number;
  readonly yMin: number;
  readonly xMax: number;
  readonly yMax: number;
}

const HEADER_BYTES = 10;
const COMPONENT_BYTES = 8;
const ARGUMENTS_ARE_WORDS = 0x0001;
const ARGUMENTS_ARE_OFFSETS = 0x0002;
const MORE_COMPONENTS = 0x0020;

/** The bounding box written in a glyph's own header; null for a glyph without outline, such as a space. */
export function boxOf(outline: Uint8Array): Box | null {
  if (outline.length === 0) return null;
  const view = viewOf(outline);
  const [xMin, yMin, xMax, yMax] = [view.getInt16(2), view.getInt16(4), view.getInt16(6), view.getInt16(8)];
  return { xMin, yMin, xMax, yMax };
}

/** The smallest box round boxes that have each been moved. */
export function boxAround(parts: readonly { readonly placed: Placed; readonly box: Box }[]): Box {
  return {
    xMin: Math.min(...parts.map(({ placed, box }) => placed.x + box.xMin)),
    yMin: Math.min(...parts.map(({ placed, box }) => placed.y + box.yMin)),
    xMax: Math.max(...parts.map(({ placed, box }) => placed.x + box.xMax)),
    yMax: Math.max(...parts.map(({ placed, box }) => placed.y + box.yMax)),
  };
}

/** The entry of the `glyf` table for a glyph made of others. */
export function compositeGlyph(parts: readonly Placed[], box: Box): Uint8Array {
  const bytes = new Uint8Array(HEADER_BYTES + parts.length * COMPONENT_BYTES);
  const view = viewOf(bytes);
  [-1, box.xMin, box.yMin, box.xMax, box.yMax].forEach((number, i) => view.setInt16(i * 2, number));
  parts.forEach(({ glyph, x, y }, i) => {
    const at = HEADER_BYTES + i * COMPONENT_BYTES;
    const more = i < parts.length - 1 ? MORE_COMPONENTS : 0;
    view.setUint16(at, ARGUMENTS_ARE_WORDS | ARGUMENTS_ARE_OFFSETS | more);
    view.setUint16(at + 2, glyph);
    view.setInt16(at + 4, x);
    view.setInt16(at + 6, y);
  });
  return bytes;
}
