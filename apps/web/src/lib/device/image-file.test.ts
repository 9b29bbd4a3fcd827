import { describe, expect, it } from 'vitest';
import { imageFacts } from './image-file.ts';
import { nameOfOther } from './other-file.ts';

/** A JPEG's first segments: Exif with an orientation and a date, and the frame's size. */
function jpeg({
  orientation = 1,
  date = '2023:02:14 09:30:00',
  little = true,
  width = 4000,
  height = 3000,
}): ArrayBuffer {
  const exif = new DataView(new ArrayBuffer(100));
  const put = (at: number, ...bytes: number[]): void =>
    bytes.forEach((byte, index) => exif.setUint8(at + index, byte));
  const entry = (at: number, tag: number, type: number, count: number, value: number): void => {
    exif.setUint16(at, tag, little);
    exif.setUint16(at + 2, type, little);
    exif.setUint32(at + 4, count, little);
    if (type === 3) exif.setUint16(at + 8, value, little);
    else exif.setUint32(at + 8, value, little);
  };
  put(0, ...(little ? [0x49, 0x49] : [0x4d, 0x4d]));
  exif.setUint16(2, 42, little);
  exif.setUint32(4, 8, little);
  exif.setUint16(8, 2, little);
  entry(10, 0x0112, 3, 1, orientation);
  entry(22, 0x8769, 4, 1, 40);
  exif.setUint16(40, 1, little);
  entry(42, 0x9003, 2, 20, 60);
  put(60, ...new TextEncoder().encode(date));
  const head = [0xff, 0xd8, 0xff, 0xe1, 0, 108, ...new TextEncoder().encode('Exif'), 0, 0];
  const frame = [
    0xff,
    0xc0,
    0,
    17,
    8,
    height >> 8,
    height & 255,
    width >> 8,
    width & 255,
    ...Array(20).fill(0),
  ];
  return Uint8Array.from([...head, ...new Uint8Array(exif.buffer), ...frame]).buffer;
}

const codes = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

function bytes(text: string, ...numbers: number[]): ArrayBuffer {
  return Uint8Array.from([...codes(text), ...numbers, ...Array(40).fill(0)]).buffer;
}

describe('an image file', () => {
  it.each([1, 2, 3, 4])('orientation %d stands upright', (orientation) => {
    expect(imageFacts(jpeg({ orientation }))?.size).toEqual({ width: 4000, height: 3000 });
  });
  it.each([5, 6, 7, 8])('orientation %d lies on its side', (orientation) => {
    expect(imageFacts(jpeg({ orientation, little: false }))?.size).toEqual({ width: 3000, height: 4000 });
  });
  it.each([0, 9, 65535])('orientation %d, which Exif does not know, is taken as upright', (orientation) => {
    expect(imageFacts(jpeg({ orientation, width: 400, height: 200 }))).toMatchObject({
      orientation: 1,
      orientationAt: { byte: 30, little: true },
      size: { width: 400, height: 200 },
    });
  });

  it('[DAY1] tells the day the camera wrote, as the camera had it', () => {
    expect(imageFacts(jpeg({}))?.takenOn).toBe('2023-02-14');
    expect(imageFacts(jpeg({ little: false }))?.takenOn).toBe('2023-02-14');
  });
  it('[BE1] believes a camera set to the Buddhist year on the day', () => {
    expect(imageFacts(jpeg({ date: '2567:02:29 09:30:00' }))?.takenOn).toBe('2024-02-29');
  });
  it.each(['0000:00:00 00:00:00', '2023:02:30 09:30:00', '                   '])('“%s” is no day', (date) => {
    expect(imageFacts(jpeg({ date }))).toMatchObject({ takenOn: null, size: { width: 4000 } });
  });

  it('knows PNG and WebP and their sizes', () => {
    const png = bytes('\x89PNG\r\n\x1a\n', 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 6, 64, 0, 0, 4, 176);
    expect(imageFacts(png)).toMatchObject({ type: 'PNG', size: { width: 1600, height: 1200 } });
    const lossy = bytes('RIFF....WEBPVP8 ', ...Array(10).fill(0), 64, 6, 176, 4);
    expect(imageFacts(lossy)).toMatchObject({ type: 'WEBP', size: { width: 1600, height: 1200 } });
    const extended = bytes('RIFF....WEBPVP8X', ...Array(8).fill(0), 63, 6, 0, 175, 4, 0);
    expect(imageFacts(extended)?.size).toEqual({ width: 1600, height: 1200 });
    const lossless = bytes('RIFF....WEBPVP8L', 0, 0, 0, 0, 0x2f, 0x3f, 0xc6, 0x2b, 0x01);
    expect(imageFacts(lossless)?.size).toEqual({ width: 1600, height: 1200 });
  });
  it('knows HEIC, and leaves its size to the browser', () => {
    expect(imageFacts(bytes('\0\0\0\x18ftypheic'))).toMatchObject({ type: 'HEIC', size: null, whole: true });
  });

  it.each(['%PDF-1.7', '<svg xmlns="">', 'GIF89a', '\0\0\0\x18ftypisom', ''])('%j is none', (text) => {
    expect(imageFacts(bytes(text))).toBeNull();
  });
  it('a file cut short is read as far as it goes', () => {
    const whole = jpeg({});
    for (let length = 0; length < whole.byteLength; length += 1) imageFacts(whole.slice(0, length));
    expect(imageFacts(whole.slice(0, 60))?.size).toBeNull();
  });

  it('of a camera says which way it lay, and where that stands', () => {
    const facts = imageFacts(jpeg({ orientation: 6, little: false }));
    expect(facts).toMatchObject({ orientation: 6, orientationAt: { byte: 30, little: false } });
    expect(imageFacts(jpeg({}))?.orientation).toBe(1);
  });

  it('of a camera that fills room before a mark tells the same', () => {
    const plain = new Uint8Array(jpeg({ orientation: 6 }));
    const scan = [0xff, 0xda, 0, 2, 1, 2, 3, 4, 0xff, 0xd9];
    const [frame, fill] = [plain.length - 29, [0xff, 0xff, 0xff]];
    const factsOf = (...parts: ArrayLike<number>[]) =>
      imageFacts(Uint8Array.from(parts.flatMap((part) => [...Array.from(part)])).buffer);
    const [head, rest] = [plain.slice(0, frame), plain.slice(frame, -10)];
    expect(factsOf(head, fill, rest, fill, scan)).toEqual(factsOf(head, rest, scan));
    expect(factsOf(head, rest, scan)).toMatchObject({ whole: true, size: { width: 3000, height: 4000 } });
  });

  it('is whole when its last mark is there, also with a film behind it', () => {
    const [head, scan, end] = [new Uint8Array(jpeg({})), [0xff, 0xda, 0, 2, 1, 2, 3, 4], [0xff, 0xd9]];
    const whole = (...parts: number[]): boolean | undefined =>
      imageFacts(Uint8Array.from([...head.slice(0, -16), ...parts]).buffer)?.whole;
    expect(whole(...scan, ...end)).toBe(true);
    expect(whole(...scan, ...end, ...Array<number>(500).fill(7))).toBe(true);
    expect(whole(...scan, 5, 6, 7, 8, 9, 10, 11, 12)).toBe(false);
    const png = (last: string) => bytes('\x89PNG\r\n\x1a\n', 0, 0, 0, 0, ...codes(last), 0, 0, 0, 0);
    expect(imageFacts(png('IEND'))?.whole).toBe(true);
    expect(imageFacts(png('IDAT'))?.whole).toBe(false);
    expect(imageFacts(bytes('RIFF\x08\0\0\0WEBPVP8 '))?.whole).toBe(true);
    expect(imageFacts(bytes('RIFF\xff\xff\0\0WEBPVP8 '))?.whole).toBe(false);
  });

  it('that moves says so', () => {
    const webp = (flags: number) => bytes('RIFF\x08\0\0\0WEBPVP8X', 10, 0, 0, 0, flags);
    expect(imageFacts(webp(2))?.moves).toBe(true);
    expect(imageFacts(webp(16))?.moves).toBe(false);
  });

  it.each([
    ['%PDF-1.7', 'PDF'],
    ['GIF89a', 'GIF'],
    ['\0\0\0\x18ftypisom', 'MP4'],
    ['PK\x03\x04', 'ZIP / Word / Excel'],
    ['สวัสดี', null],
    ['', null],
  ])('that is none, %j, is named as far as people know it', (text, name) => {
    expect(nameOfOther(new TextEncoder().encode(text).buffer)).toBe(name);
  });
});
