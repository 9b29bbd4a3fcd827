/** How a dialog stands over the page, and goes. */
import { createContext, untrack, type Component } from 'svelte';
import type { Attachment } from 'svelte/attachments';

/** What is told over everything, whatever stands over the page. */
export const [toldOverAll, tellOverAll] = createContext<Component>();

/** The topmost last. */
let standing = $state.raw<readonly HTMLDialogElement[]>([]);

/** The dialog over all others: nothing else can be seen whole or tapped. Null while none stands. */
export function topmost(): HTMLDialogElement | null {
  return standing.at(-1) ?? null;
}

/** Shows it; the returned function closes it and gives the focus back to where it was. */
export function showOver(dialog: HTMLDialogElement): () => void {
  const before = document.activeElement;
  const others = (): HTMLDialogElement[] => untrack(() => standing).filter((each) => each !== dialog);
  dialog.showModal();
  standing = [...others(), dialog];
  return () => {
    standing = others();
    dialog.close();
    // A browser does this itself for a dialog that is still in the page.
    if (!dialog.isConnected && before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
}

/**
 * Tells of a press beside it, which hits the dialog itself and never what is inside. Who marks words and lets go beside
 * it has not pressed there.
 */
export function pressedBeside(tell: () => void): Attachment<HTMLDialogElement> {
  return (dialog) => {
    let began = false;
    const begin = ({ target }: Event): void => void (began = target === dialog);
    const end = ({ target }: Event): void => void (began && target === dialog && tell());
    dialog.addEventListener('pointerdown', begin);
    dialog.addEventListener('click', end);
    return () => {
      dialog.removeEventListener('pointerdown', begin);
      dialog.removeEventListener('click', end);
    };
  };
}
