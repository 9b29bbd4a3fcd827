import { defineConfig } from 'vite';

/** The server as plain JavaScript for Node; packages stay outside, our own TypeScript goes in. */
export default defineConfig({
  build: {
    ssr: true,
    target: 'node24',
    sourcemap: true,
    minify: false,
    rolldownOptions: {
      input: { main: 'src/main.ts', cli: 'src/cli.ts', 'emit-schema': 'src/emit-schema.ts' },
      output: { entryFileNames: '[name].js', chunkFileNames: '[name].js', keepNames: true },
    },
  },
  ssr: { noExternal: [/^@prongsai\//] },
});
