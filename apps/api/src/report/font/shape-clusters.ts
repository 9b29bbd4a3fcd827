/** How a font itself sets each Thai cluster: which glyphs, where. */
import * as harfbuzz from 'harfbuzzjs';
import type { Placed } from './composite-glyph.ts';
import { inShapingOrder, thaiClusters } from './thai-clusters.ts';

export interface ShapedCluster {
  /** The glyphs its characters have before anything is substituted. */
  readonly typed: readonly number[];
  /** The glyphs it is drawn with, placed from the cluster's origin; font units. */
  readonly parts: readonly Placed[];
  readonly advance: number;
}

/** Shapes every cluster the font has all the characters for. */
export function shapeClusters(font: Uint8Array): ShapedCluster[] {
  const face = new harfbuzz.Font(new harfbuzz.Face(new harfbuzz.Blob(font)));
  return thaiClusters().flatMap((cluster) => {
    const typed = inShapingOrder(cluster).map((character) =>
      face.nominalGlyph(character.codePointAt(0) ?? 0),
    );
    const known = typed.filter((glyph) => glyph !== undefined);
    return known.length === typed.length ? [{ typed: known, ...shape(face, cluster) }] : [];
  });
}

function shape(face: harfbuzz.Font, cluster: string): { parts: Placed[]; advance: number } {
  const buffer = new harfbuzz.Buffer();
  buffer.addText(cluster);
  buffer.guessSegmentProperties();
  buffer.setLanguage('th');
  harfbuzz.shape(face, buffer);
  const positions = buffer.getGlyphPositions();
  let advance = 0;
  const parts = buffer.getGlyphInfos().map(({ codepoint: glyph }, i) => {
    const position = positions[i] ?? { xAdvance: 0, xOffset: 0, yOffset: 0 };
    const placed = { glyph, x: advance + position.xOffset, y: position.yOffset };
    advance += position.xAdvance;
    return placed;
  });
  return { parts, advance };
}
