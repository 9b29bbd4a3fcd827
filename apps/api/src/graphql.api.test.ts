import { readFileSync } from 'node:fs';
import { buildClientSchema, getIntrospectionQuery, lexicographicSortSchema, printSchema, type IntrospectionQuery } from 'graphql';
import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SLUG } from '@prongsai/fixtures';
import { MAX_ALIASES, MAX_DEPTH, MAX_TOKENS } from './graphql.ts';
import { startTown, type Town } from './testing/town.ts';

let town: Town;
beforeAll(async () => void (town = await startTown()));
afterAll(() => town.stop());

const post = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  town.anybody().fetch('/graphql', { method: 'POST', body, headers });

describe('the API', () => {
  it('speaks GraphQL over HTTP: every check of the audit that must hold does', async () => {
    const results = await auditServer({ url: `${town.url}/graphql` });
    const failed = results.flatMap((result) => (result.status === 'ok' ? [] : [`${result.status} ${result.name}: ${result.reason}`]));
    expect(failed.filter((line) => line.startsWith('error'))).toEqual([]);
    expect(failed).toEqual([]);
    expect(results.length).toBeGreaterThan(50);
  }, 60_000);

  it('introduces itself to anybody, as the committed schema has it', async () => {
    const introspected = await town.anybody().gql<IntrospectionQuery>(getIntrospectionQuery());
    const committed = readFileSync(new URL('../../../packages/contract/schema.graphql', import.meta.url), 'utf8');
    const told = printSchema(lexicographicSortSchema(buildClientSchema(introspected)));
    const withoutComments = (text: string) => text.replaceAll(/^#.*\n/gm, '').trim();
    expect(withoutComments(committed)).toBe(withoutComments(told));
  });

  it('describes every type, field, argument and value', async () => {
    const { __schema } = await town.anybody().gql<IntrospectionQuery>(getIntrospectionQuery());
    const ours = __schema.types.filter(({ name }) => !name.startsWith('__'));
    const bare = ours.flatMap((type) => {
      const parts = [
        ...('fields' in type ? type.fields : []),
        ...('inputFields' in type ? type.inputFields : []),
        ...('enumValues' in type ? type.enumValues : []),
      ];
      return [type, ...parts].filter(({ description }) => !description).map(({ name }) => `${type.name}.${name}`);
    });
    expect(bare).toEqual([]);
  });
});

describe('the limits', () => {
  it('refuse a document that is too deep, and say how deep it may be', async () => {
    const deep = `{ ${'__typename agency(slug: "x") { '.repeat(1)}${'__typename '}} }`;
    expect((await town.anybody().ask(deep)).errors).toBeUndefined();
    const nested = (depth: number): string => (depth === 0 ? '__typename' : `... on Query { ${nested(depth - 1)} }`);
    expect((await town.anybody().ask(`{ ${nested(3)} }`)).errors).toBeUndefined();
    const { errors } = await town.anybody().ask(`{ publicityLogs(agency: "${SLUG}") { edges { node { measure { units { ${'... on Unit { '.repeat(8)} id ${'} '.repeat(8)} } } } } } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    expect(errors?.[0]?.message).toMatch(new RegExp(`depth.*${MAX_DEPTH}.*found`, 'i'));
  });

  it('refuse too many aliases, and say how many there may be', async () => {
    const aliases = (count: number) => `{ ${Array.from({ length: count }, (_, at) => `a${at}: __typename`).join(' ')} }`;
    expect((await town.anybody().ask(aliases(MAX_ALIASES))).errors).toBeUndefined();
    const { errors } = await town.anybody().ask(aliases(MAX_ALIASES + 1));
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    expect(errors?.[0]?.message).toMatch(new RegExp(`Aliases limit of ${MAX_ALIASES} exceeded, found ${MAX_ALIASES + 1}`));
  });

  it('refuse a document of too many words', async () => {
    const { errors } = await town.anybody().ask(`{ ${'__typename '.repeat(MAX_TOKENS)} }`);
    expect(errors?.[0]?.message).toContain(`more that ${MAX_TOKENS} tokens`);
  });

  it('refuse a body above four megabytes with 413', async () => {
    const response = await post(JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(4 * 1024 * 1024) } }));
    expect([response.status, await response.json()]).toMatchObject([413, { code: 'REQUEST_TOO_LARGE', message: /4 MB/ }]);
  });

  it('take neither batches of documents nor forms another site could send', async () => {
    expect((await post('[{"query":"{ __typename }"},{"query":"{ __typename }"}]')).status).toBe(400);
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
      expect((await post('{"query":"{ __typename }"}', { 'content-type': type })).status, type).toBeGreaterThanOrEqual(400);
    }
    expect((await town.anybody().fetch('/graphql?query={__typename}')).status).toBe(400);
  });

  it('answer what is not JSON with a sentence, in the reader’s language', async () => {
    const response = await post('{ query', { 'content-type': 'application/json', 'accept-language': 'en' });
    expect([response.status, await response.json()]).toMatchObject([400, { code: 'FIELD_WRONG', message: /^The value of \/graphql is not valid/ }]);
  });
});

describe('an unexpected error', () => {
  it('is masked: a sentence with the number of the request, nothing of the inside', async () => {
    const execute = (sql: string) => town.house.database.fork().execute(sql);
    const executive = await town.as('executive');
    await execute('alter table report rename to report_lost');
    try {
      const { errors } = await executive.ask(`{ reports(agency: "${SLUG}") { id } }`);
      const requestId = String(errors?.[0]?.extensions?.requestId);
      expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
      expect(errors?.[0]?.message).toContain(requestId);
      expect(errors?.[0]?.extensions).toEqual({ code: 'UNEXPECTED', requestId });
      expect(JSON.stringify(errors)).not.toMatch(/report_lost|no such table|relation|select |at .*\.ts/);
      const file = await executive.fetch('/reports/01890000-0000-7000-8000-000000000000.pdf');
      expect([file.status, await file.json()]).toMatchObject([500, { code: 'UNEXPECTED' }]);
    } finally {
      await execute('alter table report_lost rename to report');
    }
  });

  it('[S3] in an operation refuses that one with the number of the request', async () => {
    const { data } = await town.anybody().ask('{ __typename }');
    expect(data).toEqual({ __typename: 'Query' });
  });
});
