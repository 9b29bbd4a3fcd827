/** What the database holds, against what the phones sent and were told. */
import type { Operation } from '@prongsai/contract';
import type { TableRow, Tables } from '../support/databases.ts';
import type { Phone } from './phone.ts';

const VERSIONED = [
  'agency',
  'unit',
  'channel',
  'measure',
  'publicity_log',
  'publicity_action',
  'evidence_photo',
  'month_deed',
];

/** Operations whose row, receipt, activity or text is missing, and those that left more than one. */
export async function countUp(
  tables: Tables,
  phones: readonly Phone[],
): Promise<{ lost: number; doubled: number }> {
  const sent = phones.flatMap((phone) => phone.sent);
  const missing = [
    ...(await withoutReceipt(tables, phones)),
    ...(await withoutRow(tables, sent)),
    ...(await withoutText(tables, phones)),
  ];
  const { few, many } = await activities(tables, sent);
  const lost = new Set([...missing, ...few]).size;
  return { lost, doubled: many + (await sharedVersions(tables)) };
}

/** Told, and the receipt says otherwise; or sent and never answered. */
async function withoutReceipt(tables: Tables, phones: readonly Phone[]): Promise<string[]> {
  const rows = await tables.rows('select op_id, status, version from sync_receipt');
  const kept = new Map(rows.map((row) => [row.op_id, row]));
  return phones.flatMap(({ sent, told }) =>
    sent
      .filter(({ opId }) => {
        const [receipt, row] = [told.get(opId), kept.get(opId)];
        return !receipt || receipt.status !== row?.status || receipt.version !== row.version;
      })
      .map(({ opId }) => opId),
  );
}

async function withoutRow(tables: Tables, sent: readonly Operation[]): Promise<string[]> {
  const actions = new Set(await column(tables, 'select id from publicity_action'));
  const photos = new Set(await column(tables, 'select id from evidence_photo'));
  const made = { recordAction: actions, changeAction: actions, attachPhoto: photos } as Partial<
    Record<string, Set<unknown>>
  >;
  return sent.filter(({ kind, entityId }) => !made[kind]?.has(entityId)).map(({ opId }) => opId);
}

/** Only its own phone writes an action, so it ends with that phone's last words. */
async function withoutText(tables: Tables, phones: readonly Phone[]): Promise<string[]> {
  const rows = await tables.rows('select id, what from publicity_action');
  const texts = new Map(rows.map(({ id, what }) => [id, what]));
  const last = new Map<string, Operation>();
  for (const operation of phones.flatMap(({ sent }) => sent)) {
    if ('what' in operation.payload) last.set(operation.entityId, operation);
  }
  return [...last.values()]
    .filter(({ entityId, payload }) => 'what' in payload && texts.get(entityId) !== payload.what)
    .map(({ opId }) => opId);
}

/** One activity an operation: who has too few, and how many there are too many. */
async function activities(
  tables: Tables,
  sent: readonly Operation[],
): Promise<{ few: string[]; many: number }> {
  const rows = await tables.rows(
    `select deed, subject_id, count(*) as deeds from activity
     where deed in ('recordAction', 'changeAction', 'attachPhoto') group by deed, subject_id`,
  );
  const noted = new Map(rows.map(({ deed, subject_id, deeds }) => [`${deed} ${subject_id}`, Number(deeds)]));
  const expected = Map.groupBy(sent, ({ kind, entityId }) => `${kind} ${entityId}`);
  const few = [...expected].filter(([key, ops]) => (noted.get(key) ?? 0) < ops.length);
  const many = [...noted].map(([key, deeds]) => Math.max(0, deeds - (expected.get(key)?.length ?? 0)));
  return {
    few: few.flatMap(([, ops]) => ops.map(({ opId }) => opId)),
    many: many.reduce((sum, more) => sum + more, 0),
  };
}

/** No two rows ever have the same version. */
async function sharedVersions(tables: Tables): Promise<number> {
  const all = VERSIONED.map((table) => `select version from ${table}`).join(' union all ');
  const [row] = await tables.rows(
    `select count(version) - count(distinct version) as shared from (${all}) as every_row`,
  );
  return Number(row?.shared);
}

async function column(tables: Tables, sql: string): Promise<unknown[]> {
  return (await tables.rows(sql)).map((row: TableRow) => row.id);
}
