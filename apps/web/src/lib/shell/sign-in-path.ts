/** Where somebody signs in, and comes back from to just what the page showed. */
export function signInPath({ pathname, search }: Pick<URL, 'pathname' | 'search'>): string {
  return `/sign-in?next=${encodeURIComponent(pathname + search)}`;
}
