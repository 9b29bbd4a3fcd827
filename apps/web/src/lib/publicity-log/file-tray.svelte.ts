/** PDFs chosen for a record, and those it cannot use. */
import { fileFault, fileProblemSentence, LIMITS, problemSentence } from '@prongsai/domain';
import type { ChosenFile } from '@prongsai/outbox';
import { readPdf } from '#lib/device/pdf-file.ts';
import { messages } from '#lib/messages/messages.svelte.ts';
import { num } from '#lib/messages/numerals.svelte.ts';
import { Tray } from './tray.svelte.ts';

export const MOST_FILES = LIMITS.files;
export const FILE_LIMIT_MB = LIMITS.fileMb;

export class FileTray extends Tray {
  ready = $state.raw<readonly ChosenFile[]>([]);
  /** Taken out last, for a slip of the finger. */
  removed = $state.raw<ChosenFile | null>(null);
  /** How many are still being read. */
  reading = $state(0);
  #already: () => number;
  /** How many more the record may have (FILE1). */
  left = $derived.by(() => Math.max(0, LIMITS.files - this.#already() - this.ready.length - this.reading));
  #stop = new AbortController();

  /** `already`: files that the record has had before. */
  constructor(already: () => number = () => 0) {
    super();
    this.#already = already;
  }

  async add(files: readonly File[]): Promise<void> {
    this.clearRefused();
    this.settling(Promise.all(files.map((file) => this.#addOne(file))));
    await this.settled;
  }

  remove(sha256: string): void {
    this.removed = this.ready.find((file) => file.sha256 === sha256) ?? null;
    this.ready = this.ready.filter((file) => file.sha256 !== sha256);
  }

  undo(): void {
    if (this.removed && !this.#has(this.removed)) this.ready = [...this.ready, this.removed];
    this.removed = null;
  }

  /** Puts files back that were chosen before, and are not here. */
  restore(files: readonly ChosenFile[]): void {
    this.ready = [...files.filter((file) => !this.#has(file)), ...this.ready];
  }

  /** Also what is still being read. */
  clear(): void {
    this.#stop.abort();
    this.#stop = new AbortController();
    this.ready = [];
    this.removed = null;
    this.clearRefused();
  }

  async #addOne(file: File): Promise<void> {
    const { language } = messages;
    const fault = fileFault(LIMITS.files - this.left);
    if (fault) return this.refuse(file, num(problemSentence('TOO_MANY_FILES', language, fault.details)));
    const { signal } = this.#stop;
    this.reading += 1;
    const answer = await readPdf(file).finally(() => (this.reading -= 1));
    if (signal.aborted) return;
    if (!answer.ok) return this.refuse(file, num(fileProblemSentence(answer.code, language, answer.details)));
    if (this.#has(answer.file)) return this.refuse(file, fileProblemSentence('FILE_TWICE', language));
    this.ready = [...this.ready, answer.file];
  }

  #has(file: ChosenFile): boolean {
    return this.ready.some(({ sha256 }) => sha256 === file.sha256);
  }
}
