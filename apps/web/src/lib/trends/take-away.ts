/** A chart's figures as a file for a spreadsheet, and the chart as a picture. */
import { download } from '#lib/device/download.ts';
import { csvOf } from './csv.ts';

/** The first row is the table's head. */
export function takeTable(title: string, rows: readonly (readonly (string | number | null)[])[]): void {
  download(new File([csvOf(rows)], `${title}.csv`, { type: 'text/csv' }));
}

/** On a ground of its own: a canvas is transparent, and what it is put on is not always white. */
export async function takePicture(title: string, canvas: HTMLCanvasElement): Promise<void> {
  const whole = new OffscreenCanvas(canvas.width, canvas.height);
  const paper = whole.getContext('2d');
  if (!paper) return;
  paper.fillStyle = getComputedStyle(canvas).backgroundColor;
  paper.fillRect(0, 0, whole.width, whole.height);
  paper.drawImage(canvas, 0, 0);
  download(new File([await whole.convertToBlob()], `${title}.png`, { type: 'image/png' }));
}
