/** Characters that no file of a report has a place for; XML 1.0 refuses them, and one would make a whole file unreadable. */
const NOT_IN_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

/** The text as every file can hold it; whole text stays as it is. */
export function plainText(text: string): string {
  return text.toWellFormed().replace(NOT_IN_XML, '');
}
