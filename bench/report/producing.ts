/** A report is produced over HTTP, as the coordinator does it; the executive looks at the board before and meanwhile. */
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { ProductServer } from '../../tests/support/server.ts';
import { largeAgency, SLUG } from '../board/agencies.ts';
import { boardAsker } from '../board/asked.ts';
import { Client, PASSWORD } from '../support/client.ts';
import { ms, percentile, timed } from '../support/figures.ts';
import { ask } from '../support/http.ts';
import { Photographer, unlikePhotos } from '../support/photographer.ts';
import { CLOCK } from '../support/records.ts';
import { drawPages } from './pages.ts';

const ROUND = 1;
const MOST = { townMs: 2_000 + 4_000, largeMs: 60_000, largeMb: 600, timesQuiet: 2 };
const ASKED_BEFORE = 40;
const PAUSE_MS = 50;

type Figures = Record<string, number | string>;

export async function ofTheTown(): Promise<Figures> {
  const server = new ProductServer({ CLOCK, DEMO_PASSWORD: PASSWORD, WEB_HANDLER: '' });
  await server.start();
  try {
    await sendPhotos(server, 'recorder', 200);
    const coordinator = await clearAll(server, 'coordinator', 'bophloi');
    const { took, serverMb, besideMb, pages } = await produce(server, coordinator);
    return {
      'every format, first time (ms)': ms(took),
      'Word and PDF within 6 s': reached(took, MOST.townMs),
      'most memory of the server (MB)': serverMb,
      'most memory of what runs beside it (MB)': besideMb,
      ...pages,
    };
  } finally {
    await server.remove();
  }
}

/** The same report page by page, as pictures. */
export async function pagesOfTheTown(): Promise<Figures> {
  const server = new ProductServer({ CLOCK, DEMO_PASSWORD: PASSWORD, WEB_HANDLER: '' });
  await server.start();
  try {
    await sendPhotos(server, 'recorder', 8);
    const coordinator = await clearAll(server, 'coordinator', 'bophloi');
    const { pdf } = await produce(server, coordinator);
    return { 'pages in results/report-pages': await drawPages(pdf) };
  } finally {
    await server.remove();
  }
}

export async function ofLargeAgency(): Promise<Figures> {
  const server = await largeAgency({ WEB_HANDLER: '' }, { actions: 2_400 });
  try {
    // As small as they are printed: the larger they are sent, the longer this takes to begin, and nothing else.
    await sendPhotos(server, `recorder.${SLUG}`, 2_000, 800);
    const coordinator = await clearAll(server, `coordinator.${SLUG}`, SLUG);
    const board = await boardAsker(addressOf(server));
    const quiet: number[] = [];
    const memory = watchMemory(server.pid);
    for (let i = 0; i < ASKED_BEFORE; i += 1) quiet.push(await timed(board));
    const { serverMb: quietMb } = memory.stop();
    const producing = produce(server, coordinator);
    const meanwhile: number[] = [];
    let isProduced = false;
    void producing.finally(() => (isProduced = true));
    for (; !isProduced; await wait(PAUSE_MS)) meanwhile.push(await timed(board));
    const { took, serverMb, besideMb, pages } = await producing;
    const times = percentile(meanwhile, 0.95) / percentile(quiet, 0.95);
    return {
      'every format (ms)': ms(took),
      'within 60 s': reached(took, MOST.largeMs),
      'most memory of the server before (MB)': quietMb,
      'most memory of the server meanwhile (MB)': serverMb,
      'most memory of what runs beside it (MB)': besideMb,
      'both within 600 MB': reached(serverMb + besideMb, MOST.largeMb),
      'board before, p95 (ms)': ms(percentile(quiet, 0.95)),
      'board meanwhile, p95 (ms)': ms(percentile(meanwhile, 0.95)),
      'longest wait for the board (ms)': ms(percentile(meanwhile, 1)),
      'times as long': `${Math.round(times * 10) / 10} (${reached(times, MOST.timesQuiet)})`,
      ...pages,
    };
  } finally {
    await server.remove();
  }
}

async function sendPhotos(
  server: ProductServer,
  loginName: string,
  count: number,
  width?: number,
): Promise<void> {
  const photographer = await Photographer.signIn(addressOf(server), loginName);
  const taken = await unlikePhotos(count, width);
  await photographer.send(taken);
  await photographer.everyPhotoSmall(taken);
}

const PHOTOS = `query ($planId: ID!) { reportPhotos(planId: $planId, round: ${ROUND}, standing: UNDECIDED, first: 100) {
  nodes { id } } }`;
const CLEAR =
  'mutation ($input: ClearPhotosInput!) { clearPhotos(input: $input) { userErrors { message } } }';

interface Coordinator {
  readonly client: Client;
  readonly planId: string;
}

/** The coordinator decides that every photo may be shown. */
async function clearAll(server: ProductServer, loginName: string, slug: string): Promise<Coordinator> {
  const client = new Client(addressOf(server));
  await client.signIn(loginName);
  const { plan } = await client.graphql<{ plan: { id: string } }>(
    `{ plan(agency: "${slug}", fiscalYear: 2566) { id } }`,
  );
  for (;;) {
    const { reportPhotos } = await client.graphql<{ reportPhotos: { nodes: { id: string }[] } }>(PHOTOS, {
      planId: plan.id,
    });
    const photoIds = reportPhotos.nodes.map(({ id }) => id);
    if (photoIds.length === 0) return { client, planId: plan.id };
    await client.graphql(CLEAR, { input: { photoIds, verdict: 'NOBODY_SEEN' } });
  }
}

interface Produced {
  readonly took: number;
  /** The most that the server had, and the others that it started. */
  readonly serverMb: number;
  readonly besideMb: number;
  readonly pages: Figures;
  readonly pdf: Uint8Array;
}

const PRODUCE = `mutation ($input: ProduceReportInput!) { produceReport(input: $input) { order { id } } }`;
const LOOK_MS = 100;

async function produce(server: ProductServer, { client, planId }: Coordinator): Promise<Produced> {
  const memory = watchMemory(server.pid);
  const start = performance.now();
  const { produceReport } = await client.graphql<{ produceReport: { order: { id: string } } }>(PRODUCE, {
    input: { planId, round: ROUND },
  });
  const files = await written(client, produceReport.order.id);
  const took = performance.now() - start;
  const { serverMb, besideMb } = memory.stop();
  const sizes = files.map(({ format, bytes }) => [`${format} (KB)`, Math.round(bytes / 1_000)]);
  const pdf = files.find(({ format }) => format === 'PDF')?.url ?? '';
  const { body } = await ask(`${addressOf(server)}${pdf}`, { headers: { cookie: client.cookie } });
  const pages = body.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
  return {
    took,
    serverMb,
    besideMb,
    pdf: body,
    pages: { 'pages of the PDF': pages, ...Object.fromEntries(sizes) },
  };
}

interface FileSeen {
  readonly format: string;
  readonly bytes: number;
  readonly url: string;
}
interface OrderSeen {
  readonly problem: { message: string } | null;
  readonly report: { files: FileSeen[] } | null;
}

async function written(client: Client, id: string): Promise<FileSeen[]> {
  for (;;) {
    const { node } = await client.graphql<{ node: OrderSeen }>(
      `{ node(id: "${id}") { ... on ReportOrder { problem { message } report { files { format bytes url } } } } }`,
    );
    if (node.report) return node.report.files;
    if (node.problem) throw new Error(node.problem.message);
    await wait(LOOK_MS);
  }
}

function addressOf({ port }: ProductServer): string {
  return `http://127.0.0.1:${port}`;
}

/**
 * Linux counts the most memory a process had since it was told to begin anew. The writer is the server's child; should
 * another run meanwhile, it counts with it.
 */
function watchMemory(server: number) {
  writeFileSync(`/proc/${server}/clear_refs`, '5');
  const mostOf = new Map<string, number>();
  const look = () => {
    const children = readFileSync(`/proc/${server}/task/${server}/children`, 'utf8')
      .split(' ')
      .filter(Boolean);
    for (const child of children) mostOf.set(child, peakOf(Number(child)) || (mostOf.get(child) ?? 0));
  };
  const clockwork = setInterval(look, LOOK_MS);
  return {
    stop() {
      clearInterval(clockwork);
      const besideMb = [...mostOf.values()].reduce((sum, mb) => sum + mb, 0);
      return { serverMb: peakOf(server), besideMb };
    },
  };
}

/** 0 for a process that is gone. */
function peakOf(pid: number): number {
  try {
    const kb = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '';
    return Math.round(Number(kb) / 1_000);
  } catch {
    return 0;
  }
}

function reached(value: number, most: number): string {
  return value <= most ? 'reached' : 'missed';
}
