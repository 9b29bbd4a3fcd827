/** The board as whoever has a screen of their own would ask for it: every field of every cell. */
import { Client } from '../support/client.ts';
import { CELLS, FISCAL_YEAR, SLUG } from './agencies.ts';

const BOARD = `{ board(agency: "${SLUG}", fiscalYear: ${FISCAL_YEAR}) {
  fiscalYear today months
  units { id name activeFrom activeUntil }
  measures { id position title }
  cells { measureId unitId month status overdue late afterClosing changedSinceCheck photosMissing actionCount }
  marks { id mark month words at }
} }`;

/** Asks once; the answer as it came. */
export async function boardAsker(address: string): Promise<() => Promise<Buffer>> {
  const executive = new Client(address);
  await executive.signIn(`executive.${SLUG}`);
  const ask = () => executive.post({ query: BOARD, variables: {} });
  const cells = (await ask()).toString().split('"status":"').length - 1;
  if (cells !== CELLS) throw new Error(`The board has ${cells} of ${CELLS} cells`);
  return ask;
}
