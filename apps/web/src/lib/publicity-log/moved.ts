/** The same list with one thing in another place; a place outside the list is its end. */
export function moved<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const place = Math.min(Math.max(to, 0), list.length - 1);
  if (place === from || from < 0 || from >= list.length) return list;
  return list.toSpliced(from, 1).toSpliced(place, 0, ...list.slice(from, from + 1));
}
