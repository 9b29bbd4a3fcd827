/** The address must live until the browser has begun to write; nothing tells when that is. */
const ADDRESS_LIVES_MS = 60_000;

/** Puts a file among the person's downloads. */
export function download(file: File): void {
  const url = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: url, download: file.name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), ADDRESS_LIVES_MS);
}
