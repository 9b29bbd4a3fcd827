/** Drawing a photo on white paper, upright, and writing it as a JPEG. */
import type { Picture, Size } from './decode.ts';

export type Canvas = OffscreenCanvas | HTMLCanvasElement;

/** `size` is that of the upright picture. */
export function drawn({ image, orientation }: Picture, size: Size): Canvas {
  const canvas = paper(size);
  const context = contextOf(canvas);
  context.imageSmoothingQuality = 'high';
  context.setTransform(...turning(orientation, size));
  const { width, height } = size;
  if (orientation >= 5) context.drawImage(image, 0, 0, height, width);
  else context.drawImage(image, 0, 0, width, height);
  return canvas;
}

export function smaller(source: Canvas, size: Size): Canvas {
  const canvas = paper(size);
  contextOf(canvas).drawImage(source, 0, 0, size.width, size.height);
  return canvas;
}

/** Sampled: a phone short of memory hands back nothing but zeros, which no lens ever saw. */
export function isNothing(image: ImageBitmap): boolean {
  const context = contextOf(canvasOf({ width: 16, height: 16 }));
  context.drawImage(image, 0, 0, 16, 16);
  const { data } = context.getImageData(0, 0, 16, 16);
  return data.every((value, index) => index % 4 === 3 || value === 0);
}

export function jpeg(canvas: Canvas, quality: number): Promise<Blob> {
  if ('convertToBlob' in canvas) return canvas.convertToBlob({ type: 'image/jpeg', quality });
  return new Promise((resolve, reject) => {
    const take = (blob: Blob | null): void =>
      blob ? resolve(blob) : reject(new Error('The canvas gave no JPEG'));
    canvas.toBlob(take, 'image/jpeg', quality);
  });
}

/** JPEG knows no transparency: paper is white. */
function paper(size: Size): Canvas {
  const canvas = canvasOf(size);
  const context = contextOf(canvas);
  context.fillStyle = 'white';
  context.fillRect(0, 0, size.width, size.height);
  return canvas;
}

function canvasOf({ width, height }: Size): Canvas {
  if (typeof OffscreenCanvas !== 'undefined') return new OffscreenCanvas(width, height);
  return Object.assign(document.createElement('canvas'), { width, height });
}

function contextOf(canvas: Canvas): OffscreenCanvasRenderingContext2D | CanvasRenderingContext2D {
  const context = canvas.getContext('2d');
  if (!(context && 'drawImage' in context)) throw new Error('This browser gives no canvas to draw on');
  return context;
}

type Transform = [a: number, b: number, c: number, d: number, e: number, f: number];

/** What brings a picture of that Exif orientation to stand upright on paper of `width` by `height`. */
function turning(orientation: number, { width, height }: Size): Transform {
  switch (orientation) {
    case 2:
      return [-1, 0, 0, 1, width, 0];
    case 3:
      return [-1, 0, 0, -1, width, height];
    case 4:
      return [1, 0, 0, -1, 0, height];
    case 5:
      return [0, 1, 1, 0, 0, 0];
    case 6:
      return [0, 1, -1, 0, width, 0];
    case 7:
      return [0, -1, -1, 0, width, height];
    case 8:
      return [0, -1, 1, 0, 0, height];
    default:
      return [1, 0, 0, 1, 0, 0];
  }
}
