/** Pictures nobody has taken before: every one is another evidence. */
import { randomBytes } from 'node:crypto';
import { crc32, deflateSync } from 'node:zlib';

/** A file as a browser's chooser takes it. */
export interface PhotoFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** Noise, in squares of 8 pixels so that it stays light; `width` decides how many bytes become of it. */
export function newPhoto(width = 480): PhotoFile {
  const height = (width * 3) / 4;
  const row = Math.ceil(width / 8);
  const noise = randomBytes(row * Math.ceil(height / 8));
  const lines = Array.from({ length: height }, (_, y) => {
    const line = Buffer.alloc(width + 1);
    for (let x = 0; x < width; x += 1) line[x + 1] = noise[Math.floor(y / 8) * row + Math.floor(x / 8)] ?? 0;
    return line;
  });
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits of grey.
  header[8] = 8;
  const chunks = [chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(lines))), chunk('IEND')];
  const buffer = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks]);
  return { name: 'photo.png', mimeType: 'image/png', buffer };
}

function chunk(name: string, content = Buffer.alloc(0)): Buffer {
  const named = Buffer.concat([Buffer.from(name), content]);
  const whole = Buffer.alloc(named.length + 8);
  whole.writeUInt32BE(content.length, 0);
  named.copy(whole, 4);
  whole.writeUInt32BE(crc32(named), named.length + 4);
  return whole;
}
