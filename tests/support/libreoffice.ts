/** LibreOffice, in which offices without Word open a report. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { install, onPath } from './debian.ts';

const NAMES = ['soffice', 'libreoffice'];
/** Kinds of file, and the filter that writes each. */
const FILTERS = { pdf: 'pdf', txt: 'txt:Text (encoded):UTF8' } as const;

/** @throws Error that says in one line how to get one. */
function findLibreOffice(): string {
  if (!onPath(NAMES)) install('--no-install-recommends', 'libreoffice-writer-nogui');
  const found = onPath(NAMES);
  if (found) return found;
  throw new Error('No LibreOffice found: install Debian’s libreoffice-writer-nogui.');
}

/** The Word file opened, and saved as another kind. */
export async function openedInLibreOffice(docx: Uint8Array, as: keyof typeof FILTERS): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'prongsai-libreoffice-'));
  try {
    const file = join(folder, 'report.docx');
    await writeFile(file, docx);
    // A profile of its own: two of them at once would wait for each other.
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`;
    const told = ['--headless', profile, '--convert-to', FILTERS[as], '--outdir', folder, file];
    await promisify(execFile)(findLibreOffice(), told);
    return await readFile(join(folder, `report.${as}`));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
