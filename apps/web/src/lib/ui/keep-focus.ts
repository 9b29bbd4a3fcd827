/** Whoever moves something by keys goes on moving it. */

/**
 * For the press of a button that moves its item: an element that changes its place may lose the keys, and a button that
 * can go no further has none. Then they are the other button’s beside it.
 */
export function keepFocus({ currentTarget }: Event): void {
  if (!(currentTarget instanceof HTMLButtonElement)) return;
  const button = currentTarget;
  setTimeout(() => {
    const other = button.parentElement?.querySelector<HTMLElement>('button:enabled');
    (button.disabled ? other : button)?.focus();
  });
}
