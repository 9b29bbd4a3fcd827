/**
 * Dragging one of the list's items to another place by mouse, pen or finger. Only the grip is dragged, so that the
 * list still scrolls beside it; the order follows while the pointer moves, and the keys do the same.
 */
import type { Attachment } from 'svelte/attachments';

export interface Dragging {
  /** Where the item stands now. */
  place: () => number;
  /** How many there are. */
  count: () => number;
  onmove: (from: number, to: number) => void;
}

/** For the grip of an item: the item is the grip's `li`, its neighbours are the others of the same list. */
export function grip({ place, count, onmove }: Dragging): Attachment<HTMLElement> {
  return (handle) => {
    const move = (to: number): void => {
      const from = place();
      if (to !== from && to >= 0 && to < count()) onmove(from, to);
    };
    const drag = (event: PointerEvent): void => move(placeUnder(handle, event));
    // On the window: an item that changes its place in the page loses the pointer.
    const end = (): void => {
      removeEventListener('pointermove', drag);
      removeEventListener('pointerup', end);
      removeEventListener('pointercancel', end);
    };
    const begin = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      addEventListener('pointermove', drag);
      addEventListener('pointerup', end);
      addEventListener('pointercancel', end);
    };
    const key = (event: KeyboardEvent): void => {
      const to = { ArrowLeft: place() - 1, ArrowRight: place() + 1, Home: 0, End: count() - 1 }[event.key];
      if (to === undefined) return;
      event.preventDefault();
      move(to);
      // An element that changes its place may lose the keys.
      setTimeout(() => handle.focus());
    };
    handle.addEventListener('pointerdown', begin);
    handle.addEventListener('keydown', key);
    return () => {
      end();
      handle.removeEventListener('pointerdown', begin);
      handle.removeEventListener('keydown', key);
    };
  };
}

/** The place the pointer is over; the item's own when it is over none. */
function placeUnder(handle: HTMLElement, { clientX, clientY }: PointerEvent): number {
  const items = [...(handle.closest('ol, ul')?.children ?? [])];
  const own = items.findIndex((item) => item.contains(handle));
  const under = items.findIndex((item) => {
    const { left, right, top, bottom } = item.getBoundingClientRect();
    return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
  });
  return under < 0 ? own : under;
}
