/** As login names are kept: people type them with capitals, and phones add spaces. */
export function loginNameIn(typed: string): string {
  return typed.trim().toLowerCase();
}
