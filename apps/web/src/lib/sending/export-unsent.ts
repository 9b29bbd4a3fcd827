/** Hands the person a file of all unsent work. */
import type { Outbox } from '#lib/outbox/outbox.svelte.ts';
import { present } from '#lib/shell/today.svelte.ts';

/** The address must live until the browser has begun to write; nothing tells when that is. */
const ADDRESS_LIVES_MS = 60_000;

/** Puts it among the person's downloads, named by the day. */
export async function exportUnsent(outbox: Outbox): Promise<void> {
  const url = URL.createObjectURL(await outbox.exportUnsent());
  const link = Object.assign(document.createElement('a'), {
    href: url,
    download: `prongsai-${present.day}.json`,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), ADDRESS_LIVES_MS);
}
