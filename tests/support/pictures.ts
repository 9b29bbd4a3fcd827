/** Picture files as phones, scanners and chats hand them over, drawn for the test that needs them. */
import { createHash } from 'node:crypto';
import sharp, { type Sharp } from 'sharp';
import { NOTICE_BOARD } from './files.ts';

/** A file as a person picks it. */
export interface PickedFile {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

export function picked(name: string, buffer: Uint8Array, mimeType = 'image/jpeg'): PickedFile {
  return { name, mimeType, buffer: Buffer.from(buffer) };
}

export const sha256Of = ({ buffer }: PickedFile): string => createHash('sha256').update(buffer).digest('hex');

/** Four quarters by rows: what an upright picture shows. */
export const UPRIGHT = ['red', 'lime', 'blue', 'yellow'] as const;
const COLOURS = {
  red: [255, 0, 0],
  lime: [0, 255, 0],
  blue: [0, 0, 255],
  yellow: [255, 255, 0],
  white: [255, 255, 255],
  black: [0, 0, 0],
} as const;
type Colour = keyof typeof COLOURS;

/** A picture of four quarters. */
export function quarters(width: number, height: number): Sharp {
  const pixels = Uint8Array.from(UPRIGHT.flatMap((colour) => [...COLOURS[colour]]));
  return sharp(pixels, { raw: { width: 2, height: 2, channels: 3 } }).resize(width, height, {
    kernel: 'nearest',
    fit: 'fill',
  });
}

/** The town's notice board at any size, with the detail of a photo. */
export const board = (width: number, height: number): Sharp =>
  sharp(NOTICE_BOARD).resize(width, height, { fit: 'cover', kernel: 'cubic' });

/** Taken with a camera that lay in one of eight ways, and says so: shown upright it has its four quarters. */
export async function takenLying(orientation: number): Promise<Buffer> {
  const upright = await quarters(2000, 1500).png().toBuffer();
  const lying = await LYING[orientation]?.(upright);
  return sharp(lying).withMetadata({ orientation }).jpeg().toBuffer();
}

const turned = (angle: number) => (picture: Buffer) => sharp(picture).rotate(angle).png().toBuffer();
const mirrored = (picture: Buffer) => sharp(picture).flop().png().toBuffer();

const LYING: Readonly<Record<number, (picture: Buffer) => Promise<Buffer>>> = {
  1: async (picture) => picture,
  2: mirrored,
  3: turned(180),
  4: (picture) => sharp(picture).flip().png().toBuffer(),
  5: async (picture) => mirrored(await turned(90)(picture)),
  6: turned(270),
  7: async (picture) => mirrored(await turned(270)(picture)),
  8: turned(90),
};

/** What stands in the middle of each quarter, by rows, named by the nearest colour. */
export async function quartersIn(bytes: Buffer): Promise<Colour[]> {
  const { data, info } = await sharp(bytes)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const centres = [1, 3].flatMap((row) => [1, 3].map((column) => [column / 4, row / 4] as const));
  return centres.map(([x, y]) => {
    const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels;
    return nearest([...data.subarray(at, at + 3)]);
  });
}

function nearest(pixel: readonly number[]): Colour {
  const names = Object.keys(COLOURS) as Colour[];
  const distance = (name: Colour): number =>
    COLOURS[name].reduce<number>((sum, value, channel) => sum + (value - (pixel[channel] ?? 0)) ** 2, 0);
  return names.toSorted((a, b) => distance(a) - distance(b))[0] ?? 'black';
}
