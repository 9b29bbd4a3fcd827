/**
 * A font in which every Thai cluster is one glyph.
 *
 * Thai marks are separate glyphs that a shaper lifts and shifts. A PDF then holds several glyphs for one
 * cluster, and what a reader copies out depends on how well it understands that: marks come out doubled
 * (ขั้ขั้นตอน) or as control characters. With one glyph per cluster there is nothing to misunderstand: each
 * glyph carries its whole text. The look is the font's own, since each new glyph places the old ones exactly
 * where the font's tables put them.
 */
import { boxAround, boxOf, compositeGlyph, type Placed } from './composite-glyph.ts';
import { ligatureTable } from './ligature-table.ts';
import { type FontTables, readSfnt, tableOf, viewOf, writeSfnt } from './sfnt.ts';
import { shapeClusters, type ShapedCluster } from './shape-clusters.ts';

interface Glyph {
  readonly outline: Uint8Array;
  readonly advance: number;
  readonly leftBearing: number;
}

/** Tables that describe the old glyphs only, or restate their names. */
const OUTDATED = ['DSIG', 'hdmx', 'VDMX', 'LTSH', 'STAT'];

/** The same TrueType font with a glyph for each Thai cluster. Throws when a table is missing. */
export function wholeClusterFont(font: Uint8Array): Uint8Array {
  const tables = readSfnt(font);
  const glyphs = readGlyphs(tables);
  const clusters = shapeClusters(font).filter(({ parts }) => parts.length > 0);
  const drawn = clusters.map((cluster) => drawCluster(cluster, glyphs));
  writeGlyphs(tables, [...glyphs, ...drawn]);
  tables.set('GSUB', ligatureTable(clusters.map(({ typed }, i) => ({ from: typed, to: glyphs.length + i }))));
  tables.set('post', namelessPost(tableOf(tables, 'post')));
  OUTDATED.forEach((tag) => tables.delete(tag));
  return writeSfnt(tables);
}

function drawCluster({ parts, advance }: ShapedCluster, glyphs: readonly Glyph[]): Glyph {
  const visible = parts.flatMap((placed: Placed) => {
    const box = boxOf(glyphs[placed.glyph]?.outline ?? new Uint8Array());
    return box ? [{ placed, box }] : [];
  });
  const box = boxAround(visible);
  const outline = compositeGlyph(
    visible.map(({ placed }) => placed),
    box,
  );
  return { outline, advance, leftBearing: box.xMin };
}

function readGlyphs(tables: FontTables): Glyph[] {
  const glyf = tableOf(tables, 'glyf');
  const metrics = viewOf(tableOf(tables, 'hmtx'));
  const fullMetrics = viewOf(tableOf(tables, 'hhea')).getUint16(34);
  return outlineRanges(tables).map(([start, end], i) => ({
    outline: glyf.slice(start, end),
    advance: metrics.getUint16(Math.min(i, fullMetrics - 1) * 4),
    leftBearing: metrics.getInt16(i < fullMetrics ? i * 4 + 2 : fullMetrics * 4 + (i - fullMetrics) * 2),
  }));
}

function outlineRanges(tables: FontTables): [start: number, end: number][] {
  const loca = viewOf(tableOf(tables, 'loca'));
  const long = viewOf(tableOf(tables, 'head')).getInt16(50) === 1;
  const at = (i: number) => (long ? loca.getUint32(i * 4) : loca.getUint16(i * 2) * 2);
  const count = viewOf(tableOf(tables, 'maxp')).getUint16(4);
  return Array.from({ length: count }, (_, i) => [at(i), at(i + 1)]);
}

function writeGlyphs(tables: FontTables, glyphs: readonly Glyph[]): void {
  const hmtx = new Uint8Array(glyphs.length * 4);
  const loca = new Uint8Array((glyphs.length + 1) * 4);
  const outlines = glyphs.map(({ outline }) => evenly(outline));
  let end = 0;
  glyphs.forEach(({ advance, leftBearing }, i) => {
    viewOf(hmtx).setUint16(i * 4, advance);
    viewOf(hmtx).setInt16(i * 4 + 2, leftBearing);
    end += outlines[i]?.length ?? 0;
    viewOf(loca).setUint32((i + 1) * 4, end);
  });
  tables
    .set('glyf', new Uint8Array(Buffer.concat(outlines)))
    .set('hmtx', hmtx)
    .set('loca', loca);
  writeCounts(tables, glyphs.length);
}

function writeCounts(tables: FontTables, count: number): void {
  const maxp = viewOf(tableOf(tables, 'maxp'));
  maxp.setUint16(4, count);
  maxp.setUint16(10, 4 * Math.max(maxp.getUint16(6), maxp.getUint16(10)));
  maxp.setUint16(12, 4 * Math.max(maxp.getUint16(8), maxp.getUint16(12)));
  maxp.setUint16(28, Math.max(4, maxp.getUint16(28)));
  maxp.setUint16(30, maxp.getUint16(30) + 1);
  viewOf(tableOf(tables, 'hhea')).setUint16(34, count);
  viewOf(tableOf(tables, 'head')).setInt16(50, 1);
}

function evenly(outline: Uint8Array): Uint8Array {
  return outline.length % 4 === 0
    ? outline
    : Buffer.concat([outline, new Uint8Array(4 - (outline.length % 4))]);
}

/** `post` version 3: the glyphs have no names, so none need be invented. */
function namelessPost(post: Uint8Array): Uint8Array {
  const short = post.slice(0, 32);
  viewOf(short).setUint32(0, 0x00030000);
  return short;
}
