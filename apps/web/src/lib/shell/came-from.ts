/** The page before this one, in this tab; null when there is none, and where the browser does not say. */
export function pageBefore(): URL | null {
  if (!('navigation' in window)) return null;
  const { currentEntry } = navigation;
  const before = navigation.entries()[(currentEntry?.index ?? 0) - 1]?.url;
  return before ? new URL(before) : null;
}

/** Whether the page before this one, in this tab, is `path`; false where the browser does not say. */
export function cameFrom(path: string): boolean {
  const before = pageBefore();
  if (!before) return false;
  const { pathname, search } = before;
  return pathname + search === path || (search === '' && path.split('?')[0] === pathname);
}
