/**
 * The least a board can cost: plain SQL that reads the facts its cells are judged by, and JSON of them. Nothing is
 * judged, checked or laid out.
 */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { Postgres, TableRow } from '../support/databases.ts';
import { FISCAL_YEAR, SLUG } from './agencies.ts';

const AGENCY = `(select id from agency where slug = '${SLUG}')`;
const PLAN = `(select id from plan where agency_id = ${AGENCY} and fiscal_year = ${FISCAL_YEAR})`;
const MEASURES = `(select id from measure where plan_id = ${PLAN})`;
const OF_LOGS = `join publicity_log l on l.id = x.log_id where l.measure_id in ${MEASURES}`;
const FACTS = [
  `select id, position, title, owner_scope, window_start, window_end from measure where plan_id = ${PLAN}`,
  `select measure_id, actor, frequencies, chosen_frequency, due_month from duty where measure_id in ${MEASURES}`,
  `select id, name, active_from, active_until from unit where agency_id = ${AGENCY}`,
  `select id, measure_id, unit_id, month from publicity_log where measure_id in ${MEASURES}`,
  `select x.id, x.version, x.log_id, x.client_time, x.received_at, x.changed_at, x.withdrawn_at
   from publicity_action x ${OF_LOGS}`,
  `select p.action_id, count(*) as photos, sum(case when p.stored and p.fault is null then 0 else 1 end) as pending
   from evidence_photo p join publicity_action x on x.id = p.action_id ${OF_LOGS} and p.withdrawn_at is null
   group by p.action_id`,
  `select x.id, x.version, x.log_id, x.deed, x.by_id, x.takes_back_id, x.covered, x.at, x.client_time
   from month_deed x ${OF_LOGS}`,
  `select id, version, mark, month, exceptions, at from month_mark where agency_id = ${AGENCY}`,
];

export interface BareFacts {
  /** Bytes of the JSON. */
  read(): Promise<number>;
  close(): Promise<void>;
}

export function bareSqlite(dataDir: string): Promise<BareFacts> {
  const database = new DatabaseSync(join(dataDir, 'prongsai.db'), { readOnly: true });
  const statements = FACTS.map((sql) => database.prepare(sql));
  return Promise.resolve({
    read: () => Promise.resolve(jsonOf(statements.map((statement) => statement.all() as TableRow[]))),
    close: () => Promise.resolve(database.close()),
  });
}

/** On one connection, as prepared statements. */
export async function barePostgres(postgres: Postgres): Promise<BareFacts> {
  const client = await postgres.connect();
  const read = async () => {
    const found: TableRow[][] = [];
    for (const [at, text] of FACTS.entries())
      found.push((await client.query({ name: `fact ${at}`, text, values: [] })).rows);
    return jsonOf(found);
  };
  return { read, close: () => client.end() };
}

function jsonOf(found: readonly TableRow[][]): number {
  return Buffer.byteLength(JSON.stringify(found));
}
