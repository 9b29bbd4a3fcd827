/** How a dialog stands over the page, and goes. */
import type { Attachment } from 'svelte/attachments';

/** Shows it; the returned function closes it and gives the focus back to where it was. */
export function showOver(dialog: HTMLDialogElement): () => void {
  const before = document.activeElement;
  dialog.showModal();
  return () => {
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
