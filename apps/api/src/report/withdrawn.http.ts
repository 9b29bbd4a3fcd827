/** What a withdrawn report answers at its public addresses: 410, why in words, and the way to its successor (REP12). */
import { dayAt, problemSentence, reportStanding, successorOf } from '@prongsai/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Agency } from '../agency/agency.entity.ts';
import type { House, RequestContext } from '../platform/context.ts';
import { languageOf } from '../platform/http.ts';
import { isId, Problem } from '../platform/problem.ts';
import { replyWith, statusOf } from '../platform/problem-reply.ts';
import { rows, type Row } from '../platform/rows.ts';
import { Report } from './report.entity.ts';
import { siblings } from './report.reading.ts';

/** In the place of the app's page, which would be opened with 200 to search engines and to whoever has no script. */
export function withdrawnPages(app: FastifyInstance, house: House): void {
  app.addHook('onRequest', async (request, reply) => {
    const [, id = ''] = /^\/report\/([^/?]+)\/?(\?|$)/.exec(request.url) ?? [];
    if (!isId(id)) return undefined;
    const em = house.database.fork();
    const [report] = await rows(em, Report, { id });
    return report?.withdrawnAt ? replyGone({ ...house, em }, request, reply, report) : undefined;
  });
}

/** A page to a browser, and JSON to a program. */
export async function replyGone(
  { em, config }: Pick<RequestContext, 'em' | 'config'>,
  request: FastifyRequest,
  reply: FastifyReply,
  report: Row<Report>,
): Promise<FastifyReply> {
  const [agency] = await rows(em, Agency, { id: report.agencyId });
  const published = (await siblings(em, report)).filter((each) => reportStanding(each) === 'PUBLISHED');
  const successor = successorOf(report, published);
  const address = successor && `${config.publicUrl}/report/${successor.id}`;
  if (address) reply.header('link', `<${address}>; rel="latest-version"`);
  const next = successor && address ? { number: successor.number, address } : null;
  const problem = gone(report, agency?.name ?? '', next);
  const isBrowser = /\btext\/html\b/.test(request.headers.accept ?? '');
  return isBrowser ? sendPage(reply, problem) : replyWith(reply, problem, languageOf(request));
}

interface Successor {
  readonly number: number;
  readonly address: string;
}

function gone({ withdrawnAt }: Row<Report>, name: string, next: Successor | null): Problem {
  const told = { name, day: withdrawnAt === null ? '' : dayAt(withdrawnAt) };
  return next ? new Problem('REPORT_GONE_REPLACED', { ...told, ...next }) : new Problem('REPORT_GONE', told);
}

function sendPage(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply
    .code(statusOf(problem.code))
    .headers(PAGE_HEADERS)
    .type('text/html; charset=utf-8')
    .send(pageOf(problem));
}

const PAGE_HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
} as const;

function pageOf({ code, details }: Problem): string {
  const [th, en] = (['th', 'en'] as const).map((language) =>
    asText(problemSentence(code, language, details)).replace(ADDRESS, '<a href="$1">$&</a>'),
  );
  return `<!doctype html>
<html lang="th">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>ยกเลิกการเผยแพร่รายงานแล้ว</title>
<style>${STYLE}</style>
<main>
<h1>ยกเลิกการเผยแพร่รายงานแล้ว</h1>
<p>${th}
<p lang="en">${en}
</main>
`;
}

/** Followed on the host that the page itself came from. */
const ADDRESS = /https?:\/\/[^/\s]+(\/\S+)$/;

/** A person wrote the agency’s name. */
function asText(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

const STYLE = `
  body { margin: 0; font: 1.125rem/1.7 'Noto Sans Thai', 'Leelawadee UI', Thonburi, sans-serif; }
  main { max-width: 40rem; margin: auto; padding: 1.5rem 1rem; overflow-wrap: anywhere; }
  h1 { font-size: 1.5rem; line-height: 1.5; }
`;
