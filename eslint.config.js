/** The walls of the house (docs/architecture.md) and a few habits; `tests/walls.test.ts` proves that they stand. */
import globals from 'globals';
import svelte from 'eslint-plugin-svelte';
import ts from 'typescript-eslint';

const OURS = '@prongsai/*';
/** Nothing of ours except the named packages. */
const onlyOurs = (...names) => ({ group: [OURS, ...names.map((name) => `!@prongsai/${name}`)] });
const forbid = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });
/** A machine that has other work makes nobody fail. */
const IMPATIENT = {
  group: ['@playwright/test'],
  importNames: ['expect'],
  message: 'Look with patience: tests/support/see.ts.',
};
const NO_CLOCK = [
  {
    selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
    message: 'Time is an argument (DAY2).',
  },
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'Time is an argument (DAY2).',
  },
];
/** Phones are in use whose browser lacks it. */
const NO_GROUP_BY = ['Map', 'Object'].map((object) => ({
  object,
  property: 'groupBy',
  message: 'Browsers before Chrome 117 and iOS 17.4 lack it: use groupedBy.',
}));
const NO_ENV = {
  selector: 'MemberExpression[object.name="process"][property.name="env"]',
  message: 'Only config.ts reads the environment.',
};
const noSyntax = (...selectors) => ({ 'no-restricted-syntax': ['error', ...selectors] });

export default ts.config(
  {
    ignores: [
      '**/node_modules',
      '**/dist',
      '**/build',
      '**/.svelte-kit',
      '**/generated',
      '**/data',
      '**/.turbo',
      'bench/results',
    ],
  },
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.node } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'no-console': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', destructuredArrayIgnorePattern: '^_' },
      ],
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, extraFileExtensions: ['.svelte'] } },
    rules: {
      'svelte/no-navigation-without-resolve': 'off',
      'no-undef': 'off',
      // A collection that only lives inside one computation needs no reactivity.
      'svelte/prefer-svelte-reactivity': 'off',
      'svelte/no-unused-svelte-ignore': 'off',
    },
  },
  {
    // Wall 1: rules import nothing and know no clock.
    files: ['packages/domain/src/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: {
      ...forbid({ regex: '^[^.]', message: 'The domain imports nothing.' }),
      ...noSyntax(...NO_CLOCK, NO_ENV),
      'no-restricted-globals': [
        'error',
        'fetch',
        'window',
        'document',
        'navigator',
        'process',
        'crypto',
        'localStorage',
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Chance is an argument.' },
        ...NO_GROUP_BY,
      ],
    },
  },
  { files: ['packages/contract/src/**/*.ts'], rules: forbid(onlyOurs()) },
  { files: ['packages/fixtures/src/**/*.ts'], rules: forbid(onlyOurs('domain')) },
  {
    files: ['packages/outbox/src/**/*.ts'],
    ignores: ['**/*.test.ts', '**/testing/**'],
    rules: {
      ...forbid(onlyOurs('contract'), {
        group: ['idb', 'node:*'],
        message: 'The engine meets the world through its ports.',
      }),
      ...noSyntax(...NO_CLOCK, NO_ENV),
      'no-restricted-globals': [
        'error',
        'fetch',
        'window',
        'document',
        'navigator',
        'indexedDB',
        'localStorage',
      ],
      'no-restricted-properties': ['error', ...NO_GROUP_BY],
    },
  },
  {
    // Walls 3, 4 and 6: nouns meet through entities and verbs; one reader of the environment, one of the clock.
    files: ['apps/api/src/**/*.ts'],
    ignores: ['apps/api/src/schema.ts', '**/*.test.ts', '**/testing/**'],
    rules: {
      ...forbid(
        { regex: '(^|/)web/src/|^@prongsai/(web|outbox)', message: 'The apps never import each other.' },
        { regex: '\\.resolver\\.ts$', message: 'Only schema.ts lists resolvers.' },
      ),
      ...noSyntax(...NO_CLOCK, NO_ENV),
    },
  },
  {
    files: ['apps/api/src/platform/**/*.ts'],
    ignores: ['**/*.test.ts'],
    rules: forbid({
      regex: '^\\.\\./(?!config\\.ts$|platform/)',
      message: 'The platform imports no noun.',
    }),
  },
  { files: ['apps/api/src/config.ts'], rules: noSyntax(...NO_CLOCK) },
  { files: ['apps/api/src/platform/context.ts'], rules: noSyntax(NO_ENV) },
  {
    files: ['apps/web/src/**/*.{ts,svelte}'],
    ignores: ['**/*.test.ts'],
    rules: {
      ...forbid({
        regex: '(^|/)api/src/|^@prongsai/(api|fixtures)',
        message: 'The apps never import each other.',
      }),
      ...noSyntax(...NO_CLOCK, NO_ENV),
      'no-restricted-properties': ['error', ...NO_GROUP_BY],
    },
  },
  { files: ['apps/web/src/lib/device/clock.ts'], rules: noSyntax(NO_ENV) },
  {
    // Wall 5: components see stores, never the wire or the device.
    files: ['apps/web/src/**/*.svelte'],
    rules: forbid({ regex: '^@prongsai/contract|/device/', message: 'Components see stores only.' }),
  },
  {
    files: ['apps/web/src/lib/ui/**/*.{ts,svelte}'],
    rules: forbid({
      regex: '^@prongsai/|^[#$]lib/(?!ui/)|^[$]app/',
      message: 'The UI kit knows Svelte only.',
    }),
  },
  {
    // Wall 2: stories are told from outside.
    files: ['tests/**/*.ts'],
    rules: forbid(
      onlyOurs('contract', 'fixtures', 'outbox'),
      { group: ['**/apps/*/src/**', '**/packages/*/src/**'], message: 'Tests are a black box.' },
      IMPATIENT,
    ),
  },
  { files: ['bench/**/*.ts'], rules: { 'no-console': 'off' } },
);
