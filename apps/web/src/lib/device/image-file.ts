/** Reading an image file's own words: what it is, how large, which way up, and when it was taken. */

export interface ImageFacts {
  type: 'JPEG' | 'PNG' | 'WEBP' | 'HEIC';
  /** Pixels as shown, orientation applied; null when this reader does not know the format that well. */
  size: { width: number; height: number } | null;
  /** `YYYY-MM-DD`, CE, as the camera had it. */
  takenOn: string | null;
  /** How the camera lay, 1 to 8 as Exif counts; 1 is upright. */
  orientation: number;
  /** Where the file says so: the place of its two bytes, and their order. */
  orientationAt: { byte: number; little: boolean } | null;
  /** Several pictures one after another. */
  moves: boolean;
  /** The file goes on to its end, as far as its own words tell. */
  whole: boolean;
}
const STILL = { takenOn: null, orientation: 1, orientationAt: null, moves: false, whole: true } as const;

/** Megabytes of a file that is still opened. */
export const PHOTO_LIMIT_MB = 40;

/** Null when the first bytes are not those of an image we take. */
export function imageFacts(bytes: ArrayBuffer): ImageFacts | null {
  const view = new DataView(bytes);
  if (view.byteLength < 16) return null;
  if (view.getUint16(0) === 0xffd8) return jpegFacts(view);
  if (text(view, 1, 3) === 'PNG') return { ...STILL, type: 'PNG', size: pngSize(view), whole: pngEnds(view) };
  if (text(view, 0, 4) === 'RIFF' && text(view, 8, 4) === 'WEBP') {
    const whole = view.getUint32(4, true) + 8 <= view.byteLength;
    return { ...STILL, type: 'WEBP', size: webpSize(view), moves: webpMoves(view), whole };
  }
  return isHeic(view) ? { ...STILL, type: 'HEIC', size: null } : null;
}

const HEIC_BRANDS = ['heic', 'heix', 'hevc', 'heim', 'heis', 'mif1', 'msf1'];

function isHeic(view: DataView): boolean {
  return text(view, 4, 4) === 'ftyp' && HEIC_BRANDS.includes(text(view, 8, 4));
}

function pngSize(view: DataView): ImageFacts['size'] {
  return view.byteLength < 24 ? null : { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Walks the chunks to the last one. */
function pngEnds(view: DataView): boolean {
  for (let at = 8; at + 12 <= view.byteLength; at += 12 + view.getUint32(at)) {
    if (text(view, at + 4, 4) === 'IEND') return true;
  }
  return false;
}

/** The extended form carries a flag for it. */
function webpMoves(view: DataView): boolean {
  return text(view, 12, 4) === 'VP8X' && (view.getUint8(20) & 2) !== 0;
}

function webpSize(view: DataView): ImageFacts['size'] {
  if (view.byteLength < 30) return null;
  const form = text(view, 12, 4);
  if (form === 'VP8 ')
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (form === 'VP8X') return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
  const bits = view.getUint32(21, true);
  return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

/** Walks the segments up to the picture itself. */
function jpegFacts(view: DataView): ImageFacts {
  let exif: Exif = UNTOLD;
  let size: ImageFacts['size'] = null;
  let at = 2;
  for (; at + 9 < view.byteLength && view.getUint8(at) === 0xff; at = afterSegment(view, at)) {
    const marker = view.getUint8(at + 1);
    if (marker === START_OF_SCAN) break;
    if (marker === 0xe1 && text(view, at + 4, 4) === 'Exif') exif = readExif(view, at + 10);
    if (isFrame(marker)) size = turned(view, at, exif);
  }
  return { ...STILL, ...exif, type: 'JPEG', size, whole: jpegEnds(view, at) };
}

/** Any number of bytes FF may stand before a mark, to fill room. */
function afterSegment(view: DataView, at: number): number {
  return view.getUint8(at + 1) === 0xff ? at + 1 : at + 2 + view.getUint16(at + 2);
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;

/** Sought from behind: a camera may have put a film or a second picture after the end. */
function jpegEnds(view: DataView, scan: number): boolean {
  const bytes = new Uint8Array(view.buffer);
  for (let at = bytes.lastIndexOf(0xff); at > scan; at = bytes.lastIndexOf(0xff, at - 1)) {
    if (bytes[at + 1] === END_OF_IMAGE) return true;
  }
  return false;
}

/** SOF0–SOF15, without the three markers of the same range that mean something else. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** Orientations 5–8 lie on their side. */
function turned(view: DataView, at: number, { orientation }: Exif): ImageFacts['size'] {
  const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)];
  return orientation >= 5 ? { width: height, height: width } : { width, height };
}

type Exif = Pick<ImageFacts, 'orientation' | 'orientationAt' | 'takenOn'>;
const UNTOLD: Exif = { orientation: 1, orientationAt: null, takenOn: null };
const ORIENTATION = 0x0112;
const EXIF_DIRECTORY = 0x8769;
const DATE_TIME_ORIGINAL = 0x9003;

/** `start` is the TIFF header; whatever does not add up is left unread. */
function readExif(view: DataView, start: number): Exif {
  try {
    const little = text(view, start, 2) === 'II';
    const first = entriesAt(view, start, start + view.getUint32(start + 4, little), little);
    const byte = first.get(ORIENTATION);
    const turn =
      byte === undefined
        ? {}
        : { orientation: knownTurn(view.getUint16(byte, little)), orientationAt: { byte, little } };
    const directoryAt = first.get(EXIF_DIRECTORY);
    if (directoryAt === undefined) return { ...UNTOLD, ...turn };
    const second = entriesAt(view, start, start + view.getUint32(directoryAt, little), little);
    const dateAt = second.get(DATE_TIME_ORIGINAL);
    const date = dateAt === undefined ? '' : text(view, start + view.getUint32(dateAt, little), 10);
    return { ...UNTOLD, ...turn, takenOn: dayOf(date) };
  } catch {
    return UNTOLD;
  }
}

/** What Exif does not know, browsers leave upright. */
function knownTurn(orientation: number): number {
  return orientation >= 1 && orientation <= 8 ? orientation : 1;
}

/** Where each tag's value stands. */
function entriesAt(view: DataView, start: number, at: number, little: boolean): Map<number, number> {
  const entries = new Map<number, number>();
  if (at <= start) return entries;
  const count = view.getUint16(at, little);
  for (let index = 0; index < count; index += 1) {
    const entry = at + 2 + index * 12;
    entries.set(view.getUint16(entry, little), entry + 8);
  }
  return entries;
}

/** `2023:02:28` → `2023-02-28`. A camera set to the Buddhist year is believed on the day, not on the era (BE1). */
function dayOf(written: string): string | null {
  const [, y = '', month = '', day = ''] = /^([0-9]{4}):([0-9]{2}):([0-9]{2})$/.exec(written) ?? [];
  const year = Number(y) >= 2400 ? Number(y) - 543 : Number(y);
  const iso = `${String(year).padStart(4, '0')}-${month}-${day}`;
  const read = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(read.getTime()) || !read.toISOString().startsWith(iso) ? null : iso;
}

function text(view: DataView, at: number, length: number): string {
  if (at + length > view.byteLength) return '';
  return String.fromCharCode(...new Uint8Array(view.buffer, view.byteOffset + at, length));
}
