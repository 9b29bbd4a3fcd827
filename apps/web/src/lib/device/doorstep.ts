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
}

export const NOTHING_SHARED: Shared = { photos: [], files: [], link: '' };

/** Everything that lies there, oldest first; of several links the last. */
export async function sharedHere(): Promise<Shared> {
  if (!('caches' in globalThis) || !(await caches.has(DOORSTEP))) return NOTHING_SHARED;
  const doorstep = await caches.open(DOORSTEP);
  const forms = await Promise.all((await doorstep.keys()).map((key) => formAt(doorstep, key)));
  const files = forms.flatMap((form) => form?.getAll('files') ?? []).filter((one) => one instanceof File);
  const links = forms.map((form) =>
    linkIn(['url', 'text', 'title'].map((name) => textOf(form, name)).join(' ')),
  );
  return {
    photos: files.filter((file) => !isPdf(file)),
    files: files.filter(isPdf),
    link: links.findLast((link) => link !== '') ?? '',
  };
}

/** It was taken in, or is not wanted. */
export async function clearDoorstep(): Promise<void> {
  if ('caches' in globalThis) await caches.delete(DOORSTEP);
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
