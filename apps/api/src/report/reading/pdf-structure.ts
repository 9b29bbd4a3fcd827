/** The structure tree of a PDF whose objects are written plainly, as ours are. */

export interface StructElement {
  readonly role: string;
  readonly alternative: string | null;
  /** Elements, and pieces of marked content by id: `p39R_mc4` is piece 4 of the page that is object 39. */
  readonly kids: readonly (StructElement | string)[];
}

type Objects = ReadonlyMap<string, string>;

const OBJECT = /(\d+) 0 obj\n(<<\n {2}\/Type \/StructElem\n.*?)\nendobj/gs;
const KID = /<<(.*?)>>|(\d+) 0 R|(\d+)/gs;

/** The element that holds the whole document. Throws for a file without tags. */
export function structElements(pdf: Uint8Array): StructElement {
  const text = Buffer.from(pdf).toString('latin1');
  const objects = new Map([...text.matchAll(OBJECT)].map(([, number = '', body = '']) => [number, body]));
  const root = [...objects].find(([, body]) => body.includes('/S /Document'));
  if (!root) throw new Error('The PDF has no structure tree');
  return elementOf(root[1], objects);
}

function elementOf(body: string, objects: Objects): StructElement {
  const kids = /\/K \[(.*?)\]/s.exec(body)?.[1] ?? '';
  const page = /\/Pg (\d+) 0 R/.exec(body.replace(kids, ''))?.[1] ?? '';
  return {
    role: /\/S \/(\w+)/.exec(body)?.[1] ?? '',
    alternative: alternativeOf(body),
    kids: [...kids.matchAll(KID)].flatMap((kid) => kidOf(kid, page, objects)),
  };
}

/** A piece on another page, an element, or a piece on the element's own page. */
function kidOf(kid: RegExpExecArray, page: string, objects: Objects): (StructElement | string)[] {
  const [, elsewhere, object = '', piece] = kid;
  if (elsewhere !== undefined) return [pieceId(numberOf(elsewhere, 'Pg'), numberOf(elsewhere, 'MCID'))];
  if (piece !== undefined) return [pieceId(page, piece)];
  const child = objects.get(object);
  return child === undefined ? [] : [elementOf(child, objects)];
}

function pieceId(page: string, piece: string): string {
  return `p${page}R_mc${piece}`;
}

function numberOf(dictionary: string, key: string): string {
  return new RegExp(`/${key} (\\d+)`).exec(dictionary)?.[1] ?? '';
}

function alternativeOf(body: string): string | null {
  const hex = /\/Alt <FEFF([0-9A-F]*)>/i.exec(body)?.[1];
  return hex === undefined ? null : Buffer.from(hex, 'hex').swap16().toString('utf16le');
}
