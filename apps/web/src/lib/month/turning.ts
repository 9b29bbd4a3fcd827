/**
 * Turning to the next month or back: by a swipe, or by the arrow keys while nothing else wants them. The page moves
 * the way it was turned, unless the person wants less motion.
 */
export type Turn = 1 | -1;

/** How far, in pixels of the screen, and how straight a finger goes. */
const FAR = 64;
const STRAIGHT = 2;
/** Nearer to the edge than this the phone itself goes back. */
const EDGE = 24;

/** Follows the page until the returned function is called. */
export function followTurns(turn: (by: Turn) => void): () => void {
  let start: { x: number; y: number } | null = null;
  const listening = new AbortController();
  const { signal } = listening;
  const passive = { signal, passive: true };

  addEventListener(
    'touchstart',
    ({ touches, target }) => {
      const [touch, other] = touches;
      start = touch && !other && mayTurn(touch, target) ? { x: touch.clientX, y: touch.clientY } : null;
    },
    passive,
  );
  addEventListener(
    'touchend',
    ({ changedTouches: [touch] }) => {
      const from = start;
      start = null;
      if (!from || !touch || isSelecting()) return;
      const [across, down] = [touch.clientX - from.x, touch.clientY - from.y];
      if (Math.abs(across) > FAR && Math.abs(across) > STRAIGHT * Math.abs(down)) turn(across < 0 ? 1 : -1);
    },
    passive,
  );
  addEventListener('touchcancel', () => (start = null), passive);
  addEventListener(
    'keydown',
    (event) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || wantsArrows(event.target))
        return;
      if (event.key === 'ArrowRight') turn(1);
      if (event.key === 'ArrowLeft') turn(-1);
    },
    { signal },
  );
  return () => listening.abort();
}

/** Shows what `change` brings as a page that moves in from where it was turned from. */
export async function moving(by: Turn, change: () => Promise<void>): Promise<void> {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  if (still || !('startViewTransition' in document)) return change();
  const root = document.documentElement;
  root.dataset['turn'] = by > 0 ? 'next' : 'previous';
  const { finished } = document.startViewTransition(change);
  await finished.finally(() => delete root.dataset['turn']);
}

function mayTurn({ clientX }: Touch, target: EventTarget | null): boolean {
  if (clientX < EDGE || clientX > innerWidth - EDGE) return false;
  return !(target instanceof Element && target.closest('dialog, input, textarea, select'));
}

/** A finger that marks text goes its way, too. */
function isSelecting(): boolean {
  return getSelection()?.isCollapsed === false;
}

function wantsArrows(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('dialog, input, textarea, select, [role]') !== null;
}
