/**
 * One photo after another on the whole screen: swiped, enlarged by two fingers, a double tap or the wheel, and moved
 * by the arrow keys. PhotoSwipe knows the gestures; the native dialog around it keeps the focus inside, stands above
 * other dialogs, closes with Escape or the phone's own way back, and gives the focus back.
 */
import PhotoSwipe from 'photoswipe';
import 'photoswipe/style.css';
import { evidenceWords } from '#lib/messages/evidence/words.svelte.ts';
import type { LoggedPhoto } from '#lib/month/cell-index.ts';
import './photo-viewer.css';
import type { Showing } from './view-photos.ts';

const MOVING_MS = 220;

export async function openViewer({ photos, start, about, logs }: Showing): Promise<void> {
  const slides = await Promise.all(photos.map((photo, index) => slideOf(photo, index, photos.length, logs)));
  const dialog = openDialog();
  const { arrowPrevTitle, arrowNextTitle, closeTitle, zoomTitle, errorMsg } = titles();
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const duration = still ? 0 : MOVING_MS;
  const viewer = new PhotoSwipe({
    dataSource: slides,
    index: start,
    appendToEl: dialog,
    arrowPrevTitle,
    arrowNextTitle,
    closeTitle,
    zoomTitle,
    errorMsg,
    bgOpacity: 1,
    counter: false,
    escKey: false,
    loop: false,
    returnFocus: false,
    showHideAnimationType: still ? 'none' : 'fade',
    showAnimationDuration: duration,
    hideAnimationDuration: duration,
    zoomAnimationDuration: duration,
    trapFocus: false,
    wheelToZoom: true,
    paddingFn: ({ x }) => ({ top: 60, bottom: 96, left: x > 700 ? 60 : 0, right: x > 700 ? 60 : 0 }),
  });
  viewer.on('uiRegister', () => tellBelow(viewer, photos, about));
  viewer.on('initialLayout', () => viewer.element?.setAttribute('role', 'presentation'));
  viewer.on('destroy', () => {
    dialog.close();
    dialog.remove();
  });
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault();
    viewer.close();
  });
  dialog.addEventListener('close', () => viewer.isDestroying || viewer.destroy());
  viewer.init();
}

function openDialog(): HTMLDialogElement {
  const dialog = document.createElement('dialog');
  dialog.className = 'photo-viewer';
  dialog.ariaLabel = evidenceWords.current.evidence.viewer;
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

function titles() {
  const { app, evidence } = evidenceWords.current;
  return {
    arrowPrevTitle: evidence.previousPhoto,
    arrowNextTitle: evidence.nextPhoto,
    closeTitle: app.close,
    zoomTitle: evidence.zoom,
    errorMsg: evidence.photoUnreached,
  };
}

/** A photo that cannot be shown says why in its place. */
async function slideOf(photo: LoggedPhoto, index: number, total: number, logs: Showing['logs']) {
  const { data } = photo;
  const t = evidenceWords.current;
  if (data.fault) return { html: `<p class="photo-viewer-missing">${t.evidence.photoFaulty}</p>` };
  const src = await logs.photoUrl(data.sha256);
  const isHere = data.stored || src.startsWith('blob:');
  if (!isHere) return { html: `<p class="photo-viewer-missing">${t.evidence.photoNotArrived}</p>` };
  return { src, width: data.width, height: data.height, alt: data.caption ?? t.log.photo(index + 1, total) };
}

/** Which photo it is, its words, and what it proves: shown, and read out whenever another comes. */
function tellBelow(viewer: PhotoSwipe, photos: readonly LoggedPhoto[], about: string): void {
  const onInit = (element: HTMLElement): void => {
    element.ariaLive = 'polite';
    const tell = (): void => element.replaceChildren(...linesOf(viewer.currIndex));
    viewer.on('change', tell);
    tell();
  };
  const linesOf = (index: number): HTMLElement[] => {
    const t = evidenceWords.current;
    const data = photos[index]?.data;
    const lines = [
      data?.caption ?? '',
      [t.log.photo(index + 1, photos.length), about].filter(Boolean).join(' · '),
      data?.usedBefore ? t.log.usedBefore : '',
    ];
    return lines
      .filter(Boolean)
      .map((line) => Object.assign(document.createElement('p'), { textContent: line }));
  };
  viewer.ui?.registerElement({
    name: 'words',
    className: 'photo-viewer-words',
    appendTo: 'root',
    order: 9,
    onInit,
  });
}
