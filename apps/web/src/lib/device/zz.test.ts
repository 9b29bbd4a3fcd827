import 'fake-indexeddb/auto';
import { it } from 'vitest';
import { PersonDatabase } from './database.ts';
import { openStorage } from './storage.ts';
it('dbg', async () => {
  const db = new PersonDatabase('x');
  const s = openStorage(db, 1000);
  const t = async (n: string, f: () => Promise<unknown>) => { try { console.log(n, await f()); } catch (e) { console.log(n, 'ERR', String(e)); } };
  await t('put', () => s.write((tx) => tx.rows.put([{ kind: 'log', id: 'a', version: 1, data: { measureId: '', unitId: '', month: '' } }])));
  await t('clear', () => s.write((tx) => tx.rows.clear()));
  await t('delete', () => s.write((tx) => tx.rows.delete([{kind:'log', id:'a'}])));
  await t('delete0', () => s.write(async (tx) => {await tx.rows.delete([]); return tx.rows.get('log','a')}));
  await t('put0', () => s.write(async (tx) => {await tx.rows.put([]);  return tx.rows.get('log','a')}));
  await t('acks', () => s.write((tx) => tx.acknowledged.all()));
  await t('mix', () => s.write(async (tx) => { await tx.rows.clear(); await tx.rows.put([{ kind: 'log', id: 'a', version: 1, data: { measureId: '', unitId: '', month: '' } }]); await tx.rows.delete([{kind:'log', id:'a'}]); return tx.ops.all(); }));
}, 20000);
