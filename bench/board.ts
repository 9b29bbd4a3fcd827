/**
 * The executive's board of an agency of 60 measures, 40 units, 12 months and 100,000 actions: what it costs the server,
 * alone and among 500 other agencies, and how a tablet shows it. `--only` measures one part; some take minutes, which is
 * mostly the making of the agencies.
 */
import { besideBareSql, besideOthers } from './board/server.ts';
import { onTablet } from './board/tablet.ts';

type Part = () => Promise<Record<string, Record<string, number | string>>>;

const PARTS: Readonly<Record<string, Part>> = {
  'server-sqlite': async () => ({ 'server, SQLite': await besideBareSql('SQLite') }),
  'server-postgresql': async () => ({ 'server, PostgreSQL': await besideBareSql('PostgreSQL') }),
  'beside-sqlite': async () => ({ 'among 500 agencies, SQLite': await besideOthers('SQLite') }),
  'beside-postgresql': async () => ({ 'among 500 agencies, PostgreSQL': await besideOthers('PostgreSQL') }),
  tablet: async () => ({ 'tablet, processor slowed 4 times': await onTablet() }),
};
export const parts = Object.keys(PARTS);

export async function measure({ only = parts }: { only?: string[] }) {
  const measured = [];
  for (const part of only) measured.push(await PARTS[part]?.());
  return Object.assign({}, ...measured) as Awaited<ReturnType<Part>>;
}
