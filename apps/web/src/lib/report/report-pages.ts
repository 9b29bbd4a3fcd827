/** The pages of a report as they print: the file that would be written, drawn page by page as it is looked at. */
import type { PDFDocumentProxy } from 'pdfjs-dist';
// As files by their own: no phone but that of somebody who looks at pages fetches them.
import drawer from 'pdfjs-dist/legacy/build/pdf.min.mjs?url';
import worker from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import { fileAt } from '#lib/api/file.ts';
import { ApiError } from '#lib/api/graphql.ts';
import type { Previewed } from './report-preview.ts';

/** Sharper than this is slower and looks the same. */
const MOST_PIXELS_TO_ONE = 2;

/** Until the signal stops them. Throws ApiError. */
export async function openPages(which: Previewed, signal: AbortSignal): Promise<Pages> {
  const { planId, round, audience } = which;
  const [data, { getDocument, GlobalWorkerOptions }] = await Promise.all([
    fileAt(`/previews/${planId}/${round}/${audience.toLowerCase()}.pdf`, signal),
    theDrawer(),
  ]);
  GlobalWorkerOptions.workerSrc = worker;
  const loading = getDocument({ data, verbosity: 0 });
  signal.addEventListener('abort', () => void loading.destroy());
  if (signal.aborted) void loading.destroy();
  return new Pages(await loading.promise);
}

async function theDrawer(): Promise<typeof import('pdfjs-dist')> {
  try {
    return await import(/* @vite-ignore */ drawer);
  } catch {
    throw new ApiError('OFFLINE');
  }
}

export class Pages {
  readonly count: number;
  readonly #document: PDFDocumentProxy;

  constructor(document: PDFDocumentProxy) {
    this.#document = document;
    this.count = document.numPages;
  }

  /** Draws page `number`, from 1, as wide as the canvas stands; until the returned function is called. */
  draw(number: number, canvas: HTMLCanvasElement): () => void {
    let stop = (): void => undefined;
    let isWanted = true;
    const drawing = this.#document.getPage(number).then((page) => {
      if (!isWanted) return;
      const pixels = canvas.clientWidth * Math.min(devicePixelRatio, MOST_PIXELS_TO_ONE);
      const viewport = page.getViewport({ scale: pixels / page.getViewport({ scale: 1 }).width });
      [canvas.width, canvas.height] = [Math.round(viewport.width), Math.round(viewport.height)];
      const task = page.render({ canvas, viewport });
      stop = () => task.cancel();
      return task.promise;
    });
    // It was stopped, or the file has been closed.
    drawing.catch(() => undefined);
    return () => {
      isWanted = false;
      stop();
    };
  }
}
