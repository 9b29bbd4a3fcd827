import type { Handle } from '@sveltejs/kit/hooks';

/** What a page needs is named in its first bytes, the Thai letters too, so that text is laid out only once. */
export const handle: Handle = ({ event, resolve }) => resolve(event, { preload: isNeededFirst });

function isNeededFirst({ type, path }: { type: string; path: string }): boolean {
  return type === 'font' ? path.includes('-looped-thai-') : true;
}
