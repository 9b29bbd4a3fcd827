/** Which addresses are answered with the kept shell: every page of the app, none of the public ones. */

/** Prerendered, without content: it draws whatever the address bar asks for. */
export const SHELL = '/shell';

/** Patterns over path and query, from route ids such as `/(staff)/log/[measureId]`. */
export function appAddresses(routes: readonly { id: string; page: boolean }[]): RegExp[] {
  return routes.filter(({ id, page }) => page && isAppRoute(id)).map(({ id }) => addressOf(id));
}

function isAppRoute(id: string): boolean {
  return id !== SHELL && !id.includes('(public)') && !id.includes('[...');
}

function addressOf(id: string): RegExp {
  const segments = id.split('/').filter((segment) => segment !== '' && !/^\(.*\)$/.test(segment));
  const path = segments.map((segment) => (segment.startsWith('[') ? '[^/?]+' : escape(segment))).join('/');
  return new RegExp(`^/${path}/?(\\?.*)?$`);
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|\\]/g, '\\$&');
}
