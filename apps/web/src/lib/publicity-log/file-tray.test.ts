import { expect, it } from 'vitest';
import { FileTray } from './file-tray.svelte.ts';

const ORDER = new File(['%PDF-1.7\n1 0 obj\nendobj\ntrailer\n%%EOF\n'], 'คำสั่ง.pdf');

it('[FILE1] a file taken out and chosen again is there once, also when taking it out is undone', async () => {
  const tray = new FileTray();
  await tray.add([ORDER]);
  tray.remove(tray.ready[0]?.sha256 ?? '');
  await tray.add([ORDER]);
  tray.undo();
  expect(tray.ready).toHaveLength(1);
  expect(tray.removed).toBeNull();
});
