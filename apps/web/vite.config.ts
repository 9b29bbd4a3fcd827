import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

/**
 * A phone on a weak signal fetches few files rather than many, and after an update only those that changed:
 * the runtime seldom does. What a group's modules import goes where it belongs, not along with them. What many screens
 * share and the first one does not, such as every refusal's sentence, stays out of the frame.
 */
const CHUNKS = [
  { name: 'runtime', test: /node_modules\/svelte\//, priority: 3 },
  {
    name: 'office',
    test: /src\/lib\/((board|plan|report|token|unit)\/|\w+\/(Office\w+|Answered|PublishedTag|TableBox|CopyBox|Warnings|Password\w+|asking)\.)/i,
    minShareCount: 2,
    priority: 2,
  },
  {
    name: 'frame',
    test: /src\/lib\/(?!instruction\/|messages\/(sending|staff|evidence|recording|log|set-up|access|lesson|instruction|refusal)|publicity-log\/(FateLine|fate-words)|ui\/Select)|packages\/(?!domain\/src\/(problems|action-check))|node_modules\//,
    minShareCount: 5,
    priority: 1,
  },
];

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ out: 'build' }),
      // One shell answers every address of the app, so what it names must not depend on that address.
      paths: { relative: false },
      // Registered by hand: the person decides when a new version takes over.
      serviceWorker: { register: false },
      prerender: { entries: ['/shell'], crawl: false },
      csp: {
        directives: {
          'default-src': ['self'],
          'script-src': ['self'],
          'style-src': ['self'],
          // Kit hides its announcer of page changes with a style attribute; this is that attribute's hash.
          'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
          'img-src': ['self', 'blob:', 'data:'],
          'connect-src': ['self'],
          'worker-src': ['self', 'blob:'],
          'object-src': ['none'],
          'base-uri': ['none'],
          'form-action': ['self'],
        },
      },
      compilerOptions: { runes: true },
    }),
  ],
  environments: {
    client: {
      build: {
        rolldownOptions: {
          preserveEntrySignatures: 'allow-extension',
          output: { codeSplitting: { includeDependenciesRecursively: false, groups: CHUNKS } },
        },
      },
    },
  },
  // What takes long on a busy machine is no failure.
  test: { testTimeout: 60_000 },
});
