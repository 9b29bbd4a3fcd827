/** The order in which an action's photos are shown, everywhere: on the phone, on the board and in the report. */

export interface Placed {
  readonly id: string;
  /** Its place as the person laid it, from 0; null for what an older phone attached. */
  readonly position: number | null;
}

/** Whether an operation changes what an action proves: another order of its photos is the same evidence (PHOTO5). */
export function changesEvidence({ kind, payload }: { kind: string; payload: object }): boolean {
  return kind !== 'changePhoto' || 'caption' in payload;
}

/** By place; what has none stands before, in the order of its making, which ids tell. */
export function byPlace(a: Placed, b: Placed): number {
  return (a.position ?? -1) - (b.position ?? -1) || (a.id < b.id ? -1 : 1);
}

/** The place after all that are there. */
export function nextPlace(placed: readonly Placed[]): number {
  return placed.reduce((most, { position }) => Math.max(most, position ?? -1), placed.length - 1) + 1;
}
