import adapter from '@sveltejs/adapter-node';
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

/**
 * A phone on a weak signal fetches few files rather than many, and after an update only those that changed: the
 * runtime seldom does. What the first pages need is one file each, and one for what they share. What a group's modules
 * import goes where it belongs, not along with them.
 */
const CHUNKS = [
  // Kit’s entry lays down here what the page says, the version too, and only then loads what reads that.
  { name: 'payload', test: /\/kit\/src\/runtime\/client\/payload\.|vite\/preload-helper/, priority: 5 },
  { name: 'runtime', test: /node_modules\/svelte\//, priority: 4 },
  { name: neededFirst, priority: 3 },
  {
    name: 'office',
    test: /src\/lib\/((board|plan|report|token|unit)\/|\w+\/(Office\w+|Answered|PublishedTag|TableBox|CopyBox|Warnings|Password\w+|asking)\.)/i,
    minShareCount: 2,
    priority: 2,
  },
  { name: 'shared', test: /src\/lib\/|packages\/|node_modules\//, minShareCount: 5, priority: 1 },
];

const EVERY_PAGE = /src\/routes\/\+(layout|error)\./;
const DOOR = /src\/routes\/\(door\)\/(sign-in\/\+page|\+layout)\./;
const MONTH = /src\/routes\/\(staff\)\/(month\/\+page|\+layout)\./;

interface Graph {
  getModuleInfo(id: string): { importers: string[] } | null;
}

/** The group of what is waited for by every page, by the door, or by the staff’s month. */
function neededFirst(id: string, graph: Graph): string | null {
  const above = new Set([id]);
  for (const one of above)
    for (const importer of graph.getModuleInfo(one)?.importers ?? []) above.add(importer);
  const isFor = (page: RegExp): boolean => [...above].some((one) => page.test(one));
  if (isFor(EVERY_PAGE) || (isFor(DOOR) && isFor(MONTH))) return 'frame';
  return isFor(DOOR) ? 'door' : isFor(MONTH) ? 'month' : null;
}

export default defineConfig({
  plugins: [
    sveltekit({
      adapter: adapter({ out: 'build' }),
      // One shell answers every address of the app, so what it names must not depend on that address.
      paths: { relative: false },
      // Registered by hand: the person decides when a new version takes over.
      serviceWorker: { register: false },
      // Small ones are a request less each; on a weak signal a request costs more than their bytes.
      inlineStyleThreshold: 16_384,
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
