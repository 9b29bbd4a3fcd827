/** Links as people copy them: with words around them, or without their beginning. */

/** The first web address in a text, whole; empty when there is none. */
export function linkIn(text: string): string {
  const [whole] = /https?:\/\/[^\s<>"']+/i.exec(text) ?? [];
  if (whole) return whole;
  const bare = text.trim();
  return /^[\w-]+(\.[\w-]+)+([/?#]\S*)?$/.test(bare) ? `https://${bare}` : '';
}
