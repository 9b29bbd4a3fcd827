import { PROBLEMS, type ProblemCode } from '@prongsai/domain';
import { expect, it } from 'vitest';
import { statusOf } from './problem-reply.ts';

const HEAD = `# Every code of a refusal

Branch on the code; the sentence may change, and what stands in braces is filled in. The status is that of files, bytes and
requests that are refused as a whole. A mutation answers 200 with \`userErrors\`, a query 200 with \`errors\`.

| code | status | sentence |
|---|---|---|
`;

it('docs/api-codes.md tells every code, its status and its sentence', async () => {
  const codes = Object.keys(PROBLEMS) as ProblemCode[];
  const lines = codes.sort().map((code) => `| \`${code}\` | ${statusOf(code)} | ${PROBLEMS[code].en} |\n`);
  await expect(HEAD + lines.join('')).toMatchFileSnapshot('../../../../docs/api-codes.md');
});
