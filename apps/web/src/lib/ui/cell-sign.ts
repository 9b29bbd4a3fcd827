/** The state of a month's cell as people see it, the worst first: an overdue cell has a sign of its own. */
export const CELL_SIGNS = [
  'overdue',
  'returned',
  'not-recorded',
  'recorded',
  'submitted',
  'nothing',
  'checked',
  'not-yet',
  'not-owed',
] as const;
export type CellSign = (typeof CELL_SIGNS)[number];
