/** What a web page says of itself in its head: the title, the site and a picture. */
import { Parser } from 'htmlparser2';

export interface PageHead {
  readonly title: string | null;
  readonly site: string | null;
  /** An address, as the page wrote it. */
  readonly image: string | null;
}

/** `type`: the content type it came with. Thai pages of some age are written in TIS-620. */
export function readHead(bytes: Buffer, type: string): PageHead {
  const said = new Map<string, string>();
  let isTitle = false;
  let title = '';
  const parser = new Parser({
    onopentag(name, { property, name: named, content }) {
      isTitle = name === 'title' && title === '';
      const key = property ?? named;
      if (name === 'meta' && key !== undefined && content) said.set(key.toLowerCase(), content);
      if (name === 'body') parser.pause();
    },
    ontext(text) {
      if (isTitle) title += text;
    },
    onclosetag() {
      isTitle = false;
    },
  });
  parser.end(decoded(bytes, type));
  const first = (...keys: string[]): string | null => keys.map((key) => said.get(key)).find(Boolean) ?? null;
  return {
    title: tidy(first('og:title', 'twitter:title') ?? title),
    site: tidy(first('og:site_name') ?? ''),
    image: first('og:image', 'og:image:url', 'twitter:image'),
  };
}

function decoded(bytes: Buffer, type: string): string {
  const head = bytes.subarray(0, 2048).toString('latin1');
  const label =
    /charset=["']?([\w-]+)/i.exec(type)?.[1] ?? /<meta[^>]+charset=["']?([\w-]+)/i.exec(head)?.[1];
  try {
    return new TextDecoder(label ?? 'utf-8').decode(bytes);
  } catch {
    return bytes.toString('utf8');
  }
}

const LONGEST = 200;

/** One line that fits; null when nothing is left. */
function tidy(text: string): string | null {
  const line = text.replaceAll(/[\s\p{C}]+/gu, ' ').trim();
  return line === '' ? null : [...line].slice(0, LONGEST).join('');
}
