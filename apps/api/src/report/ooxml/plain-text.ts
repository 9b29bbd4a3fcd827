/** Characters XML 1.0 has no place for; one of them would make the whole file unreadable. */

const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** The text as a Word file can hold it; whole text stays as it is. */
export function plainText(text: string): string {
  return text.toWellFormed().replace(NOT_IN_XML, '');
}
