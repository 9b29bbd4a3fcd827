/** Photos on the phone, from the picker to the server: every kind of file that people choose, in a real browser. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import sharp from 'sharp';
import { signIn } from '../pages/door.ts';
import { RecordForm } from '../pages/record-form.ts';
import { keptDrafts } from '../support/kept-drafts.ts';
import { board, picked, quarters, quartersIn, sha256Of, takenLying, UPRIGHT } from '../support/pictures.ts';
import type { PickedFile } from '../support/pictures.ts';
import { see } from '../support/see.ts';
import { PASSWORD, World } from '../support/world.ts';

const CELL = 'E๑๔';
const WHAT = 'ติดประกาศช่องทางรับฟังความคิดเห็นที่บอร์ดประชาสัมพันธ์';

const world = new World();
let page: Page;
let form: RecordForm;
beforeAll(async () => {
  await world.begin();
  page = await world.phone();
  await signIn(page, 'recorder', PASSWORD);
  form = new RecordForm(page);
});
afterAll(() => world.end());

/** The bytes that left the phone; people are shown a copy, which would hide what the phone forgot to take out. */
function asSent(sha256: string): Promise<Buffer> {
  return readFile(join(world.server.dataDir, 'blobs', sha256.slice(0, 2), sha256));
}

/** What the server has of each file, and what the phone said of it. */
async function arrived(files: readonly PickedFile[]) {
  const announced = form.announced.slice(-files.length);
  expect(announced.map(({ sourceSha256 }) => sourceSha256)).toEqual(files.map(sha256Of));
  return Promise.all(
    announced.map(async (photo) => {
      const bytes = await asSent(photo.sha256);
      const { format, width, height, exif, xmp, icc } = await sharp(bytes).metadata();
      expect({ format, width, height, bytes: bytes.byteLength }).toEqual({
        format: 'jpeg',
        width: photo.width,
        height: photo.height,
        bytes: photo.bytes,
      });
      expect(Math.max(width, height)).toBeLessThanOrEqual(1600);
      expect(bytes.byteLength).toBeLessThanOrEqual(400_000);
      expect({ exif, xmp }).toEqual({});
      return { bytes, width, height, icc };
    }),
  );
}

async function saved(...files: PickedFile[]) {
  await form.open(CELL);
  await form.choose(...files);
  await form.saveAndSend(WHAT);
  return arrived(files);
}

describe('a photo that people choose', () => {
  test('stands upright whichever way the camera lay, and several keep their order', async () => {
    const lying = [1, 2, 3, 4, 5, 6, 7, 8].map(async (orientation) =>
      picked(`lying-${orientation}.jpg`, await takenLying(orientation)),
    );
    for (const { bytes, width, height } of await saved(...(await Promise.all(lying)))) {
      expect([width, height]).toEqual([1500, 1125]);
      expect(await quartersIn(bytes)).toEqual(UPRIGHT);
    }
  });

  test('leaves place, camera and date on the phone', async () => {
    const secret = {
      IFD0: { Make: 'กล้องของสมหญิง', Model: 'SOMYING-CAMERA', DateTime: '2023:02:14 09:30:00' },
      IFD2: { DateTimeOriginal: '2023:02:14 09:30:00' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '14/1 19/1 30/1' },
    };
    const original = await board(2400, 1800).withExif(secret).jpeg().toBuffer();
    expect(original.includes('SOMYING-CAMERA')).toBe(true);
    const [photo] = await saved(picked('from-camera.jpg', original));
    for (const trace of ['SOMYING', 'Exif', '2023:02', 'http://ns.adobe.com'])
      expect(photo?.bytes.includes(trace)).toBe(false);
  });

  test('may be PNG, WebP, progressive, CMYK, or whatever else the browser opens', async () => {
    const clear = { r: 0, g: 0, b: 0, alpha: 0 };
    const seeThrough = quarters(600, 400).extend({ left: 600, background: clear });
    const heif = await quarters(2000, 1500).avif({ quality: 60 }).toBuffer();
    heif.write('mif1', 8, 'latin1');
    const scanned = await quarters(1240, 1754).toColourspace('cmyk').jpeg().toBuffer();
    const photos = await saved(
      picked('see-through.png', await seeThrough.png().toBuffer(), 'image/png'),
      picked('from-chat.webp', await quarters(900, 700).webp().toBuffer(), 'image/webp'),
      picked('progressive.jpg', await quarters(3000, 2000).jpeg({ progressive: true }).toBuffer()),
      picked('scanner.jpg', scanned),
      picked('screenshot.png', await quarters(1080, 5400).png().toBuffer(), 'image/png'),
      picked('container.heic', heif, 'image/heic'),
    );
    const seen = await Promise.all(photos.map(({ bytes }) => quartersIn(bytes)));
    expect(seen[0]?.filter((_, quarter) => quarter % 2 === 0)).toEqual(['white', 'white']);
    // Printing ink has no such green: whatever another reader makes of it.
    expect(seen[3]).toEqual(await quartersIn(scanned));
    expect(seen.toSpliced(3, 1).slice(1)).toEqual(Array(4).fill([...UPRIGHT]));
    expect(photos.map(({ width, height }) => `${width}×${height}`)).toEqual([
      '1200×400',
      '900×700',
      '1500×1000',
      '1085×1535',
      '320×1600',
      '1600×1200',
    ]);
  });

  test('may have 24 or 108 megapixels', async () => {
    const [good, huge] = await saved(
      picked('24-megapixels.jpg', await board(6000, 4000).jpeg({ quality: 92 }).toBuffer()),
      picked('108-megapixels.jpg', await quarters(12_000, 9_000).jpeg().toBuffer()),
    );
    expect([good?.width, good?.height]).toEqual([1500, 1000]);
    expect([huge?.width, huge?.height]).toEqual([1500, 1125]);
    expect(huge && (await quartersIn(huge.bytes))).toEqual(UPRIGHT);
  });
});

describe('a file that cannot be a photo', () => {
  test('says what it is, why and what to do; the other photos and the words stay', async () => {
    const jpeg = await board(1600, 1200).jpeg().toBuffer();
    const png = await quarters(800, 600).png().toBuffer();
    const broken = Buffer.from(jpeg);
    broken.fill(0, 160, broken.length - 200);
    const frames = await sharp(
      await Promise.all(['red', 'blue'].map((background) => oneColour(background))),
      { join: { animated: true } },
    )
      .webp()
      .toBuffer();
    const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), Buffer.alloc(4000, 7)]);
    const refused = [
      [picked('corrupt.jpg', broken), /เสียหายหรือมาไม่ครบ.*กรุณาถ่ายใหม่/],
      [picked('cut-short.jpg', jpeg.subarray(0, jpeg.length / 2)), /เสียหายหรือมาไม่ครบ.*กรุณาถ่ายใหม่/],
      [picked('cut-short.png', png.subarray(0, png.length / 2)), /เสียหายหรือมาไม่ครบ.*กรุณาถ่ายใหม่/],
      [picked('empty.jpg', Buffer.alloc(0)), /ว่างเปล่า.*กรุณาเปิดดูในคลังภาพ/],
      [picked('order.jpg', Buffer.from('%PDF-1.7\nคำสั่ง')), /เป็น PDF.*กรุณาถ่ายภาพ/],
      [picked('notes.jpg', Buffer.from('จดไว้กันลืม ไม่ใช่ภาพ')), /ไม่ใช่ภาพที่อ่านได้.*กรุณาถ่ายใหม่/],
      [picked('sticker.gif', await quarters(80, 80).gif().toBuffer()), /เป็น GIF.*กรุณาถ่ายภาพ/],
      [picked('moving.webp', frames), /ภาพเคลื่อนไหว \(WEBP\).*กรุณาเลือกภาพนิ่ง/],
      [picked('iphone.heic', heic), /HEIC ไม่ได้.*กรุณาตั้งกล้อง/],
    ] as const;
    const first = picked('first.jpg', await board(800, 600).jpeg().toBuffer());
    const last = picked('last.jpg', await quarters(800, 600).jpeg().toBuffer());

    await form.open(CELL);
    await form.fill(WHAT);
    await form.pick(first, ...refused.map(([file]) => file), last);
    await see(form.refusals).toHaveCount(refused.length);
    await see(form.ready).toHaveCount(2);
    for (const [{ name }, sentence] of refused)
      await see(form.refusals.filter({ hasText: name }).first()).toContainText(sentence);
    await see(form.what).toHaveValue(WHAT);

    await form.pick(first);
    await see(form.refusals).toContainText('เลือกไว้แล้ว');
    await form.saveAndSend(WHAT);
    await arrived([first, last]);
  });
});

describe('the limits', () => {
  test('[PHOTO4] are told before they are met; the twenty-first photo is refused in words', async () => {
    await form.open(CELL);
    await see(form.section).toContainText('เพิ่มได้อีก ๒๐ จาก ๒๐ ภาพ · รับภาพ JPEG, PNG หรือ WebP ขนาดไม่เกิน ๔๐ MB');
    const photos = Array.from({ length: 21 }, async (_, index) =>
      picked(
        `${index}.jpg`,
        await quarters(300 + index, 200)
          .jpeg()
          .toBuffer(),
      ),
    );
    const [one, ...rest] = await Promise.all(photos);
    if (!one) throw new Error('There is no photo');
    await form.choose(...rest);
    await see(form.section).toContainText('ครบ ๒๐ ภาพแล้ว');
    await form.pick(one);
    await see(form.refusals).toContainText(/ไม่เกิน ๒๐ ภาพ.*กรุณานำภาพอื่นออกก่อน/);
    await see(form.ready).toHaveCount(20);

    await page.getByRole('button', { name: 'นำภาพที่ ๒ ออก', exact: true }).click();
    await see(form.section).toContainText('เพิ่มได้อีก ๑ จาก ๒๐ ภาพ');
    await form.choose(one);
    await form.saveAndSend(WHAT);
    await arrived([...rest.filter((_, index) => index !== 1), one]);
  });

  test('of the phone are told too: room for a few photos is said before there is none', async () => {
    await form.open(CELL);
    await page.evaluate(() => {
      navigator.storage.estimate = async () => ({ usage: 5_000_000, quota: 9_000_000 });
    });
    await form.choose(picked('board.jpg', await board(1600, 1000).jpeg().toBuffer()));
    await see(form.section).toContainText('เหลือที่ว่างให้แอป ๔.๐ MB พอสำหรับภาพราว ๕ ภาพ');
    await form.saveAndSend(WHAT);
  });
});

describe('on the way to the tray', () => {
  test('a photo may be taken out before it is ready, and the others come in their order', async () => {
    const files = [picked('large.jpg', await quarters(9000, 6000).jpeg().toBuffer())];
    for (const width of [1000, 1001])
      files.push(picked(`${width}.jpg`, await quarters(width, 700).jpeg().toBuffer()));
    await form.open(CELL);
    await form.pick(...files);
    await see(form.section.getByRole('listitem')).toHaveCount(3);
    await page.getByRole('button', { name: 'นำภาพที่ ๑ ออก', exact: true }).click();
    await see(form.ready).toHaveCount(2);
    await see(form.section.getByRole('listitem')).toHaveCount(2);
    await form.saveAndSend(WHAT);
    await arrived(files.slice(1));
  });

  test('the camera may kill the page: what was typed and taken is there again', async () => {
    const photo = picked('before.jpg', await board(900, 700).jpeg().toBuffer());
    await form.open(CELL);
    await form.choose(photo);
    // From here on no timer runs: only the way to the camera itself can keep the draft.
    await page.clock.install();
    await page.clock.pauseAt(Date.now() + 60_000);
    await form.what.fill(`${WHAT} หน้า ๒`);
    await Promise.all([
      page.waitForEvent('filechooser'),
      form.section.getByRole('button', { name: 'ถ่ายเพิ่ม' }).click(),
    ]);
    const draft = () => page.evaluate(keptDrafts);
    await see.poll(draft).toContain(`${WHAT} หน้า ๒`);
    const { context, url } = { context: page.context(), url: page.url() };
    await page.clock.resume();
    await page.close();

    page = await context.newPage();
    form = new RecordForm(page);
    await page.goto(url);
    await see(page.getByText('นำข้อความที่พิมพ์ค้างไว้กลับมาแล้ว')).toBeVisible();
    await see(form.what).toHaveValue(`${WHAT} หน้า ๒`);
    await see(form.ready).toHaveCount(1);
    await form.saveAndSend(WHAT);
    await arrived([photo]);
  });
});

function oneColour(background: string): Promise<Buffer> {
  return sharp({ create: { width: 64, height: 64, channels: 3, background } })
    .png()
    .toBuffer();
}
