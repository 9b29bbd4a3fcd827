/** A town, its people, and months of the finance unit that no other test has touched. */
import { SLUG } from '@prongsai/fixtures';
import { anAction, type Cell } from './deeds.ts';
import { FINANCE, placesSeenBy } from './places.ts';
import { anOrder, phoneOf, type Phone } from './phone.ts';
import { startTown } from './town.ts';

/** An action in a version. */
export interface Seen {
  actionId: string;
  version: number;
}

interface BoardCell {
  measureId: string;
  unitId: string;
  month: string;
  status: string;
}

export async function financeMonths() {
  const town = await startTown();
  const [recorder, head, executive] = [
    await town.as('recorder'),
    await town.as('head'),
    await town.as('executive'),
  ];
  const places = await placesSeenBy(recorder);
  const unused = ['2022-10', '2022-11', '2022-12', '2023-01', '2023-02'].flatMap((month) =>
    ['I7', 'O19', 'O23', 'E12', 'E13', 'E14'].map((code) => ({ code, month })),
  );
  return {
    town,
    places,
    recorder,
    head,
    executive,
    /** A month before today of a measure that finance owes, used by one test. */
    freshCell(): Required<Cell> {
      const next = unused.pop();
      if (!next) throw new Error('Every month of these measures was used by a test');
      const { code, month } = next;
      return { measureId: places.measure(code), unitId: places.unit(FINANCE), month };
    },
    /** Records an action in the middle of the month. */
    async recorded(cell: Required<Cell>, phone: Phone = phoneOf(recorder)): Promise<Seen> {
      const { id, ...payload } = anAction(cell, { day: `${cell.month}-14` });
      const [receipt] = await phone.send(anOrder('recordAction', payload, { entityId: id }));
      return { actionId: id, version: receipt?.version ?? 0 };
    },
    /** As the executive's board has it. */
    async onBoard({ measureId, unitId, month }: Required<Cell>): Promise<BoardCell | undefined> {
      const { board } = await executive.gql<{ board: { cells: BoardCell[] } }>(
        `{ board(agency: "${SLUG}", fiscalYear: 2566) { cells { measureId unitId month status changedSinceCheck actionCount } } }`,
      );
      return board.cells.find(
        (cell) => cell.measureId === measureId && cell.unitId === unitId && cell.month === month,
      );
    },
  };
}

/** Changes an action as somebody who saw it in this version. */
export function change({ actionId, version }: Seen, phone: Phone) {
  return phone.send(
    anOrder('changeAction', { quantity: version }, { entityId: actionId, baseVersion: version }),
  );
}

export function codes({ userErrors }: { userErrors: readonly { code: string }[] }): string[] {
  return userErrors.map(({ code }) => code);
}
