import { readdirSync, readFileSync } from 'node:fs';
import {
  buildClientSchema,
  getIntrospectionQuery,
  lexicographicSortSchema,
  printSchema,
  type IntrospectionQuery,
} from 'graphql';
import { auditServer } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SLUG } from '@prongsai/fixtures';
import { makeApp } from './app.ts';
import { MAX_ALIASES, MAX_DEPTH, MAX_TOKENS } from './graphql.ts';
import { startTown, type Town } from './testing/town.ts';

const OPERATIONS = new URL('../../../packages/contract/operations/', import.meta.url);
const MINUTE_MS = 60_000;

let town: Town;
beforeAll(async () => void (town = await startTown()));
afterAll(() => town.stop());

const post = (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  town.anybody().fetch('/graphql', { method: 'POST', body, headers });

describe('the API', () => {
  it('speaks GraphQL over HTTP: every check of the audit that must hold does', async () => {
    const results = await auditServer({ url: `${town.url}/graphql` });
    const errors = results.filter(({ status }) => status === 'error');
    expect(errors).toEqual([]);
    expect(results.filter(({ status }) => status === 'ok').length).toBeGreaterThan(50);
  });

  it('introduces itself to anybody, as the committed schema has it', async () => {
    const introspected = await town
      .anybody()
      .gql<IntrospectionQuery>(getIntrospectionQuery({ specifiedByUrl: true }));
    const committed = readFileSync(
      new URL('../../../packages/contract/schema.graphql', import.meta.url),
      'utf8',
    );
    const told = printSchema(lexicographicSortSchema(buildClientSchema(introspected)));
    const withoutComments = (text: string) => text.replaceAll(/^#.*\n/gm, '').trim();
    expect(withoutComments(committed)).toBe(withoutComments(told));
  });

  it('describes every type, field and value', async () => {
    const { __schema } = await town.anybody().gql<IntrospectionQuery>(getIntrospectionQuery());
    const ours = __schema.types.filter(({ name }) => !name.startsWith('__'));
    const bare = ours.flatMap((type) => {
      const fields = type.kind === 'OBJECT' || type.kind === 'INTERFACE' ? type.fields : [];
      const values =
        type.kind === 'ENUM' ? type.enumValues : type.kind === 'INPUT_OBJECT' ? type.inputFields : [];
      const named = ['Query', 'Mutation'].includes(type.name) ? [] : [type];
      const parts = [...named, ...fields, ...values].map(
        (part) => [`${type.name}.${part.name}`, part] as const,
      );
      // What a mutation takes is described by its type.
      const given = fields.flatMap(({ name, args }) =>
        args
          .filter((arg) => arg.name !== 'input')
          .map((arg) => [`${type.name}.${name}(${arg.name})`, arg] as const),
      );
      return [...parts, ...given].filter(([, { description }]) => !description).map(([name]) => name);
    });
    expect(bare).toEqual([]);
  });

  it('takes our own documents, within its limits', async () => {
    const files = readdirSync(OPERATIONS).map((file) => readFileSync(new URL(file, OPERATIONS), 'utf8'));
    const { errors = [] } = await town.anybody().ask(files.join('\n'));
    expect(errors).toMatchObject([{ extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } }]);
  });
});

describe('the limits', () => {
  const agencies = (fields: string) => `{ agencies { ${fields} } }`;

  it('refuse a document that is too deep, and say how deep it may be', async () => {
    const nested = (depth: number): string =>
      depth === 1 ? '__typename' : `... on Node { ${nested(depth - 1)} }`;
    const deep = (depth: number) => agencies(`nodes { ${nested(depth - 2)} }`);
    expect((await town.anybody().ask(deep(MAX_DEPTH))).errors).toBeUndefined();
    const { data, errors } = await town.anybody().ask(deep(MAX_DEPTH + 1));
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    expect(errors?.[0]?.message).toContain(`depth limit of ${MAX_DEPTH} exceeded, found ${MAX_DEPTH + 1}`);
  });

  it('refuse too many aliases, and say how many there may be', async () => {
    const aliased = (count: number) =>
      agencies(Array.from({ length: count }, (_, at) => `a${at}: totalCount`).join(' '));
    expect((await town.anybody().ask(aliased(MAX_ALIASES))).errors).toBeUndefined();
    const { data, errors } = await town.anybody().ask(aliased(MAX_ALIASES + 1));
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }]);
    expect(errors?.[0]?.message).toContain(
      `Aliases limit of ${MAX_ALIASES} exceeded, found ${MAX_ALIASES + 1}`,
    );
  });

  const logs = (nodes: string, first = '100') =>
    `publicityLogs(agency: "${SLUG}", first: ${first}) { nodes { ${nodes} } }`;
  const round = (times: number): string => (times === 0 ? 'id' : `actions { log { ${round(times - 1)} } }`);
  const tooCostly = { extensions: { code: 'QUERY_TOO_COSTLY' } };
  const codes = async (document: string, variables = {}) =>
    (await town.anybody().ask(document, variables)).errors?.map(({ extensions }) => extensions?.code);

  it('refuse what may have too large an answer before it runs, and say what to do', async () => {
    const body = JSON.stringify({ query: `{ ${logs(round(3))} }` });
    const json = { 'content-type': 'application/json' };
    const response = await post(body, { ...json, 'accept-language': 'en' });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { errors: [{ message: /limit is 100000\), so it was not run\. Ask for shorter pages/, ...tooCostly }] },
    ]);
    expect(await (await post(body, json)).text()).toContain('เกินกำหนด ๑๐๐๐๐๐');
  });

  it('leave room for a whole page of months with what was done and its evidence', async () => {
    const done = 'id day what place quantity link channel { name quantityUnit }';
    const evidence = 'photos { url caption } files { url }';
    expect(await codes(`{ ${logs(`month unit { name } actions { ${done} ${evidence} }`)} }`)).toBeUndefined();
  });

  it('count each alias, each use of a fragment and the pages that variables ask for', async () => {
    const once = logs('actions { id what }');
    const often = Array.from({ length: MAX_ALIASES }, (_, at) => `a${at}: ${once}`).join(' ');
    expect(await codes(`{ ${once} }`)).toBeUndefined();
    expect(await codes(`{ ${often} }`)).toEqual(['QUERY_TOO_COSTLY']);
    const parts = `fragment Parts on PublicityLog { ${round(1)} }`;
    const paged = `query ($first: Int) { ${logs('actions { log { ...Parts } }', '$first')} } ${parts}`;
    expect(await codes(paged, { first: 20 })).toBeUndefined();
    expect(await codes(paged, { first: 100 })).toEqual(['QUERY_TOO_COSTLY']);
    expect(await codes(paged, { first: 20 })).toBeUndefined();
  });

  it('let nothing be counted for less than nothing, nor for ever', async () => {
    const less = `a: ${logs('id', '-100000')} ${logs(round(3))}`;
    expect(await codes(`{ ${less} }`)).toEqual(['QUERY_TOO_COSTLY']);
    const parts = Array.from({ length: 3 }, (_, at) => {
      const next = `...F${at + 1} `.repeat(30);
      return `fragment F${at} on AgencyConnection { ${next} }`;
    });
    const endless = `{ agencies { ...F0 } } ${parts.join(' ')} fragment F3 on AgencyConnection { totalCount }`;
    expect(await codes(endless)).toEqual(['QUERY_TOO_COSTLY']);
  });

  it('count the schema as a whole', async () => {
    const schemas = (count: number) =>
      `{ ${Array.from({ length: count }, (_, at) => `a${at}: __schema { queryType { name } }`).join(' ')} }`;
    expect(await codes(schemas(2))).toBeUndefined();
    expect(await codes(schemas(3))).toEqual(['QUERY_TOO_COSTLY']);
  });

  it('leave faults of variables to the run', async () => {
    const { errors } = await town.anybody().ask(`query ($id: ID!) { node(id: $id) { id } }`);
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  it('refuse a document of too many words', async () => {
    const { errors } = await town.anybody().ask(`{ ${'__typename '.repeat(MAX_TOKENS)} }`);
    expect(errors?.[0]?.message).toContain(`more that ${MAX_TOKENS} tokens`);
  });

  it('refuse a body above four megabytes with 413', async () => {
    const response = await post(
      JSON.stringify({ query: '{ __typename }', variables: { x: 'x'.repeat(4 * 1024 * 1024) } }),
    );
    expect([response.status, await response.json()]).toMatchObject([
      413,
      { code: 'REQUEST_TOO_LARGE', message: /4 MB/ },
    ]);
  });

  it('let no request last for ever, nor end one of the slowest phone', async () => {
    const app = await makeApp(town.house);
    const { requestTimeout } = app.server;
    expect(requestTimeout).toBeLessThanOrEqual(60 * MINUTE_MS);
    expect(requestTimeout).toBeGreaterThan(11 * MINUTE_MS);
    await app.close();
  });

  it('take neither batches of documents nor forms another site could send', async () => {
    expect((await post('[{"query":"{ __typename }"},{"query":"{ __typename }"}]')).status).toBe(400);
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
    ]) {
      expect(
        (await post('{"query":"{ __typename }"}', { 'content-type': type })).status,
        type,
      ).toBeGreaterThanOrEqual(400);
    }
    expect((await town.anybody().fetch('/graphql?query={__typename}')).status).toBe(400);
  });

  it('answer what is not JSON with a sentence, in the reader’s language', async () => {
    const response = await post('{ query', { 'content-type': 'application/json', 'accept-language': 'en' });
    expect([response.status, await response.json()]).toMatchObject([
      400,
      { code: 'REQUEST_UNREADABLE', message: expect.stringMatching(/^The request cannot be read/) as string },
    ]);
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
});
