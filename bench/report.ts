/**
 * The report with many photos: how long each part of it takes, how much memory the server needs at most, and how the
 * board answers meanwhile; and the pages as pictures, to look at. `--only` measures one part.
 */
import { ofLargeAgency, ofTheTown, pagesOfTheTown } from './report/producing.ts';

type Part = () => Promise<Record<string, Record<string, number | string>>>;

const PARTS: Readonly<Record<string, Part>> = {
  town: async () => ({ 'the plan of 2566 with 200 photos': await ofTheTown() }),
  pages: async () => ({ 'the plan of 2566 in pictures': await pagesOfTheTown() }),
  large: async () => ({ '60 measures, 40 units, 2,000 photos': await ofLargeAgency() }),
};
export const parts = Object.keys(PARTS);

export async function measure({ only = parts }: { only?: string[] }) {
  const measured = [];
  for (const part of only) measured.push(await PARTS[part]?.());
  return Object.assign({}, ...measured) as Awaited<ReturnType<Part>>;
}
