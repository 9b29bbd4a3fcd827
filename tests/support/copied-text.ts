/** Text as it comes out of a PDF when somebody copies it, page by page, from the two readers that most programs are made of. */
import { spawnSync } from 'node:child_process';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { install, onPath } from './debian.ts';

export const READERS = { pdfium, poppler };

/** In Chrome, Edge and Android. */
async function pdfium(pdf: Uint8Array): Promise<string[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const pages = [...document.pages()].map((page) => page.getText());
  document.destroy();
  library.destroy();
  return pages;
}

/** On Linux desktops. @throws Error that says in one line how to get it */
async function poppler(pdf: Uint8Array): Promise<string[]> {
  if (!onPath(['pdftotext'])) install('--no-install-recommends', 'poppler-utils');
  const program = onPath(['pdftotext']);
  if (!program) throw new Error('No pdftotext found: install Debian’s poppler-utils.');
  const { stdout } = spawnSync(program, ['-raw', '-enc', 'UTF-8', '-', '-'], { input: pdf });
  return Promise.resolve(stdout.toString().split('\f'));
}
