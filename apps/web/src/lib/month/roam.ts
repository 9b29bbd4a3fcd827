/** Arrow keys go from choice to choice in a grid, whatever its number of columns. */
export function roam(event: KeyboardEvent): void {
  const grid = event.currentTarget;
  if (!(grid instanceof HTMLElement)) return;
  const choices = [...grid.querySelectorAll('button')];
  const at = choices.findIndex((choice) => choice === document.activeElement);
  const step = stepOf(event.key, columnsOf(choices));
  if (at < 0 || step === 0) return;
  event.preventDefault();
  choices[at + step]?.focus();
}

function stepOf(key: string, columns: number): number {
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
  };
  return steps[key] ?? 0;
}

function columnsOf(choices: readonly HTMLElement[]): number {
  const top = choices[0]?.getBoundingClientRect().top;
  return choices.filter((choice) => choice.getBoundingClientRect().top === top).length;
}
