/** Hands the person a file of unsent work: by the phone's own sheet where it can share files, else as a download. */
import { download } from '#lib/device/download.ts';
import { sendingWords } from '#lib/messages/sending/words.svelte.ts';
import type { Outbox } from '#lib/outbox/outbox.svelte.ts';
import { notice } from '#lib/shell/notice.svelte.ts';
import { present } from '#lib/shell/today.svelte.ts';

/** Says what came of it, and whether the person has the file now. `only`: one refused operation's work. */
export async function exportUnsent(outbox: Outbox, only?: string): Promise<boolean> {
  const t = sendingWords.current.file;
  try {
    // Phones share plain text anywhere, and files of names they do not know nowhere.
    const file = new File([await outbox.exportUnsent(only)], `prongsai-${present.day}.txt`, {
      type: 'text/plain',
    });
    const isShared = await share(file);
    if (isShared === null) return false;
    if (!isShared) download(file);
    notice.say(isShared ? t.shared : t.saved(file.name));
    return true;
  } catch {
    notice.fail(t.exportFailed);
    return false;
  }
}

/** True when it was handed on, false when this device cannot, null when the person closed the sheet. */
async function share(file: File): Promise<boolean | null> {
  const isPhone = matchMedia('(pointer: coarse)').matches;
  const content = { files: [file], title: sendingWords.current.file.shareTitle };
  if (!isPhone || !navigator.canShare?.(content)) return false;
  try {
    await navigator.share(content);
    return true;
  } catch (error) {
    // Making a large file may outlast the tap that the sheet asks for.
    return error instanceof DOMException && error.name === 'AbortError' ? null : false;
  }
}
