/** Typed documents for `operations/*.graphql`, printed as strings so that no GraphQL parser reaches the phone. */
import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: 'schema.graphql',
  documents: 'operations/*.graphql',
  generates: {
    './src/generated/': {
      preset: 'client',
      presetConfig: { fragmentMasking: false },
      config: {
        documentMode: 'string',
        enumsAsTypes: true,
        useTypeImports: true,
        strictScalars: true,
        avoidOptionals: { field: true, object: true },
        scalars: {
          ID: 'string',
          DateTime: 'string',
          Date: 'string',
          YearMonth: 'string',
          FiscalYear: 'number',
          JSONObject: 'Record<string, unknown>',
        },
      },
    },
  },
  importExtension: '.ts',
};
export default config;
