/**
 * What other apps shared to this one. The service worker lays it down here as it came; it stays until a form has
 * taken it in and kept it, however often the page is killed meanwhile.
 */
import { linkIn } from '#lib/publicity-log/link.ts';

/** Name of the cache, which the service worker and the repair know too. */
const DOORSTEP = 'shared';

export interface Shared {
  photos: readonly File[];
  /** PDFs. */
  files: readonly File[];
  /** Empty when none was shared. */
  link: string;
  /** Under which all this lies there. */
  keys: readonly Request[];
}

export const NOTHING_SHARED: Shared = { photos: [], files: [], link: '', keys: [] };

/** Everything that lies there, oldest first; of several links the last. */
export async function sharedHere(): Promise<Shared> {
  if (!('caches' in globalThis) || !(await caches.has(DOORSTEP))) return NOTHING_SHARED;
  const doorstep = await caches.open(DOORSTEP);
  const keys = await doorstep.keys();
  const forms = await Promise.all(keys.map((key) => formAt(doorstep, key)));
  const files = forms.flatMap((form) => form?.getAll('files') ?? []).filter((one) => one instanceof File);
  const links = forms.map((form) =>
    linkIn(['url', 'text', 'title'].map((name) => textOf(form, name)).join(' ')),
  );
  return {
    photos: files.filter((file) => !isPdf(file)),
    files: files.filter(isPdf),
    link: links.findLast((link) => link !== '') ?? '',
    keys,
  };
}

/** What lies there under these keys was taken in, or is not wanted; without any, everything goes with its person. */
export async function clearDoorstep(keys?: readonly Request[]): Promise<void> {
  if (!('caches' in globalThis)) return;
  if (keys && (await leftWithout(keys)) > 0) return;
  await caches.delete(DOORSTEP);
}

/** What was shared since then stays for the next form; says how many there are. */
async function leftWithout(keys: readonly Request[]): Promise<number> {
  const doorstep = await caches.open(DOORSTEP);
  await Promise.all(keys.map((key) => doorstep.delete(key)));
  return (await doorstep.keys()).length;
}

async function formAt(doorstep: Cache, key: Request): Promise<FormData | null> {
  const kept = await doorstep.match(key);
  return kept ? kept.formData().catch(() => null) : null;
}

function textOf(form: FormData | null, name: string): string {
  const value = form?.get(name);
  return typeof value === 'string' ? value : '';
}

function isPdf({ type, name }: File): boolean {
  return type === 'application/pdf' || /\.pdf$/i.test(name);
}
