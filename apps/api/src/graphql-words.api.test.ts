/** What GraphQL itself refuses, in the reader's language, and what becomes of the rest of the question. */
import { getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SLUG } from '@prongsai/fixtures';
import { startTown, type Town } from './testing/town.ts';

const NO_ID = '01890000-0000-7000-8000-000000000000';

let town: Town;
beforeAll(async () => void (town = await startTown()));
afterAll(() => town.stop());

interface Refused {
  readonly errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
}
async function refused(query: string, language: string, variables: object = {}) {
  const response = await town.anybody().fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': language },
    body: JSON.stringify({ query, variables }),
  });
  const { errors } = (await response.json()) as Refused;
  return { status: response.status, code: errors[0]?.extensions.code, message: errors[0]?.message };
}

const ACTIONS = `publicityActions(agency: "${SLUG}"`;
const MONTH = `query ($month: YearMonth!) { ${ACTIONS}, filter: { from: $month }) { totalCount } }`;
const YEAR = `query ($year: FiscalYear!) { measures(agency: "${SLUG}", fiscalYear: $year) { totalCount } }`;

describe('what GraphQL itself refuses', () => {
  it.each([
    ['a document it cannot read', '{ agencies {', {}, 'GRAPHQL_PARSE_FAILED', 'Syntax Error'],
    ['a request without a document', '', {}, 'BAD_REQUEST', 'query'],
    ['a field that is not there', '{ agenciez }', {}, 'GRAPHQL_VALIDATION_FAILED', 'agenciez'],
    ['a document that is too deep', deep(), {}, 'GRAPHQL_VALIDATION_FAILED', 'depth limit of 10'],
    ['a variable of another kind', MONTH, {}, 'BAD_USER_INPUT', '$month'],
    [
      'an operation that is not there',
      'query a { __typename } query b { __typename }',
      {},
      'OPERATION_RESOLUTION_FAILURE',
      'operation',
    ],
    ['a subscription', 'subscription { news }', {}, 'GRAPHQL_VALIDATION_FAILED', 'subscription'],
  ])('%s is told in Thai or in English, with 400', async (_, query, variables, code, found) => {
    const [thai, english] = [await refused(query, 'th', variables), await refused(query, 'en', variables)];
    for (const each of [thai, english]) {
      expect(each).toMatchObject({ status: 400, code });
      expect(each.message).toContain(found);
    }
    expect(thai.message).toMatch(/^[ก-๙]/);
    expect(english.message).toMatch(/^[A-Z]/);
    expect(english.message).not.toMatch(/[ก-๙]/);
  });

  it.each([
    ['MONTH_WRONG', `{ ${ACTIONS}, filter: { from: "2566-02" }) { totalCount } }`, {}, '2023-02'],
    ['MONTH_WRONG', MONTH, { month: '2566-02' }, '2023-02'],
    ['MONTH_WRONG', MONTH, { month: 2 }, '2023-02'],
    ['FISCAL_YEAR_WRONG', `{ measures(agency: "${SLUG}", fiscalYear: 2023) { totalCount } }`, {}, '2566'],
    ['FISCAL_YEAR_WRONG', YEAR, { year: 2023 }, '2566'],
    ['FISCAL_YEAR_WRONG', YEAR, { year: 'next' }, '2566'],
    ['FISCAL_YEAR_WRONG', `{ measures(agency: "${SLUG}", fiscalYear: 2566.0) { totalCount } }`, {}, '2566.0'],
    ['FISCAL_YEAR_WRONG', `{ measures(agency: "${SLUG}", fiscalYear: [2566]) { totalCount } }`, {}, '[2566]'],
    ['DAY_WRONG', DAY('"2023-02-30"'), {}, '2023-02-28'],
  ])('%s says what is expected, in the document and in a variable', async (code, query, variables, like) => {
    for (const [language, word] of [
      ['th', /ค\.ศ\.|พ\.ศ\./],
      ['en', /Gregorian|Buddhist/],
    ] as const) {
      const { message, ...answer } = await refused(query, language, variables);
      expect(answer).toEqual({ status: 400, code });
      expect(message).toMatch(word);
      expect(message).toContain(like);
    }
  });
});

function deep(): string {
  return `{ agencies { nodes ${'{ ... on Node '.repeat(12)} { id } ${'}'.repeat(12)} } }`;
}
function DAY(day: string): string {
  const input = `{ id: "${NO_ID}", unitId: "${NO_ID}", words: "x", dueDay: ${day} }`;
  return `mutation { giveInstruction(input: ${input}) { userErrors { code } } }`;
}

describe('what is refused before it is read', () => {
  it.each([
    ['a batch', [{ query: '{ __typename }' }], 'BAD_REQUEST', 'batching'],
    ['variables in a list', { query: '{ __typename }', variables: [] }, 'BAD_REQUEST', 'variables'],
    ['nothing', {}, 'BAD_REQUEST', 'body'],
  ])('%s is told in both languages', async (_, body, code, found) => {
    const response = await town.anybody().fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const { errors } = (await response.json()) as Refused;
    expect(errors).toMatchObject([{ extensions: { code } }]);
    expect(errors[0]?.message).toMatch(/^[ก-๙].*[ก-๙].* \/ [A-Z]/);
    expect(errors[0]?.message).toContain(found);
  });
});

it('says of a document that is named by its hash that all of it is to be sent', async () => {
  const extensions = { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } };
  const response = await town.anybody().fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-language': 'en' },
    body: JSON.stringify({ extensions }),
  });
  expect(((await response.json()) as Refused).errors).toMatchObject([
    {
      extensions: { code: 'PERSISTED_QUERY_NOT_SUPPORTED' },
      message: expect.stringMatching(/^No GraphQL document .* in query/) as string,
    },
  ]);
});

it('points at the value in the document that cannot be read', async () => {
  const query = `{ measures(agency: "${SLUG}", fiscalYear: 2566.0) { totalCount } }`;
  const { errors } = await town.anybody().ask<object>(query);
  expect(errors).toMatchObject([{ locations: [{ line: 1, column: query.indexOf('2566.0') + 1 }] }]);
});

describe('a refused question', () => {
  it('is null with an error, and the others are answered all the same', async () => {
    const asked = `{ actionChanges(id: "${NO_ID}") { at } agencies { totalCount } }`;
    const { data, errors } = await town.anybody().ask(asked);
    expect(data).toEqual({ actionChanges: null, agencies: { totalCount: 1 } });
    expect(errors).toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  });

  it('never takes the whole answer along: every query may be null', async () => {
    const { __schema } = await town.anybody().gql<IntrospectionQuery>(getIntrospectionQuery());
    const query = __schema.types.find(({ name }) => name === 'Query');
    const fields = query?.kind === 'OBJECT' ? query.fields : [];
    expect(fields.filter(({ type }) => type.kind === 'NON_NULL').map(({ name }) => name)).toEqual([]);
    expect(fields.length).toBeGreaterThan(20);
  });
});
