/** The built web app: its files, and its pages for every address that is nobody else's. */
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { dirname, extname, join, relative, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import files from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { ConfigError, type Config } from './config.ts';
import { sessionCookie } from './platform/http.ts';
import { keepBuilds } from './web-builds.ts';

/** Pages, the service worker and the shell are asked for anew; hashed files bring their own, longer word. */
const PAGE_HEADERS = {
  'cache-control': 'no-cache',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
} as const;

/** Every address that is nobody else's. */
export const PAGES = '/*';

/** Below these the app has no pages. */
const NOT_OF_THE_APP = /^\/(api|graphql|blobs|plans|previews|comparisons|news)(\/|$)/;

type WebHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

/** Found by configuration. */
export async function serveWeb(app: FastifyInstance, config: Config): Promise<void> {
  const { webHandler, dataDir } = config;
  if (webHandler === null) return;
  if (!existsSync(webHandler)) {
    throw new ConfigError(
      `The web app is not built (${webHandler}). Run npm run build, or set WEB_HANDLER to another.`,
    );
  }
  const client = join(dirname(webHandler), 'client');
  await serveParts(app, await keepBuilds(dataDir, client));
  const { handler } = (await import(pathToFileURL(webHandler).href)) as { handler: WebHandler };
  const { name: session } = sessionCookie(config);
  const built = await addressesIn(client);
  app.all(PAGES, (request, reply) => {
    const [path = ''] = request.url.split('?');
    // What is named like a file is one or nothing: whoever asks for it has no use for a page.
    if (NOT_OF_THE_APP.test(path) || (extname(path) && !built.has(path))) return reply.callNotFound();
    // Who is not signed in is spared a page that would only send them on.
    if (request.url === '/' && !(session in request.cookies)) return reply.redirect('/sign-in');
    reply.hijack();
    for (const [name, value] of Object.entries(PAGE_HEADERS)) reply.raw.setHeader(name, value);
    handler(request.raw, reply.raw, () => reply.raw.writeHead(404).end());
  });
}

async function addressesIn(folder: string): Promise<ReadonlySet<string>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = found
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)));
  return new Set(paths.map((path) => `/${path.split(sep).join('/')}`));
}

/** What a page loads by names that change with their content: from this build, or from the one the page is of. */
async function serveParts(app: FastifyInstance, folders: string[]): Promise<void> {
  await app.register(files, {
    root: folders,
    prefix: '/_app/immutable/',
    index: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    setHeaders: (reply) => void reply.header('x-content-type-options', 'nosniff'),
  });
}
