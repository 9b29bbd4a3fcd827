/** npm run schema: writes the schema other programs are built against. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { makeSchema } from './schema.ts';

const file = resolve(import.meta.dirname, '../../../packages/contract/schema.graphql');
writeFileSync(file, `${printSchema(lexicographicSortSchema(makeSchema()))}\n`);
