/** Whether the page before this one, in this tab, is `path`; false where the browser does not say. */
export function cameFrom(path: string): boolean {
  if (!('navigation' in window)) return false;
  const { currentEntry } = navigation;
  const before = navigation.entries()[(currentEntry?.index ?? 0) - 1]?.url;
  if (!before) return false;
  const { pathname, search } = new URL(before);
  return pathname + search === path || (search === '' && path.split('?')[0] === pathname);
}
