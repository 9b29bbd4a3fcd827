import { building } from '$app/env';
import type { Handle } from '@sveltejs/kit/hooks';

/**
 * What a page needs is named in its first bytes. The kept shell names the Thai letters too, so that text is laid out
 * only once; over a slow line they would hold up the page itself.
 */
export const handle: Handle = ({ event, resolve }) => resolve(event, { preload: isNeededFirst });

function isNeededFirst({ type, path }: { type: string; path: string }): boolean {
  return type === 'font' ? building && path.includes('-looped-thai-') : true;
}
