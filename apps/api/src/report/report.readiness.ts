import type { FilterQuery } from '@mikro-orm/core';
import {
  isOutdated,
  linkFate,
  readinessOf,
  roundMonths,
  sentencesOfReport,
  type ReportReadiness as Readiness,
  type Round,
} from '@prongsai/domain';
import { Field, Int, ObjectType } from 'type-graphql';
import { judgeBoard } from '../board/board.service.ts';
import { EvidencePhoto } from '../evidence/evidence-photo.entity.ts';
import { lookedAtAmong } from '../evidence/watched-links.ts';
import type { Plan } from '../plan/plan.entity.ts';
import { thePlan } from '../plan/plan.reading.ts';
import { today, type RequestContext } from '../platform/context.ts';
import { ensureMay } from '../platform/permission.ts';
import type { EntityManager } from '../platform/database.ts';
import { ensure } from '../platform/problem.ts';
import type { Row } from '../platform/rows.ts';
import { DateTimeScalar } from '../platform/scalars.ts';
import { actionsOfRound } from './actions-of-round.ts';
import { inputNow } from './report.composing.ts';
import { photosOfRound } from './report.photos.ts';
import { Rewording } from './rewording.entity.ts';

@ObjectType('GoneLink', { description: 'A link whose site says that there is no such page.' })
export class GoneLink {
  @Field(() => String, { description: 'The address.' })
  url!: string;
  @Field(() => Int, { description: 'What the site answered in HTTP.' })
  status!: number;
  @Field(() => DateTimeScalar, { description: 'When it was looked at.' })
  checkedAt!: Date;
}

@ObjectType('ReportReadiness', { description: 'What a report would lack if it were produced now.' })
export class ReportReadiness implements Readiness {
  @Field(() => Int, { description: 'Months of a unit and a measure that the report tells of.' })
  cells!: number;
  @Field(() => Int, { description: 'Of these, past their due day and without any record or statement.' })
  unanswered!: number;
  @Field(() => Int, { description: 'Sent back, and not answered yet.' })
  beingMended!: number;
  @Field(() => Int, { description: 'Recorded or stated, and not checked by an executive.' })
  unchecked!: number;
  @Field(() => Int, {
    description: 'With an action that has no photo, or whose photos have not all arrived.',
  })
  photosMissing!: number;
  @Field(() => Int, {
    description:
      'Photos, each picture once, of which nobody has decided whether they may be shown to the public.',
  })
  photosUndecided!: number;
  @Field(() => Int, {
    description: 'Sentences that were written anew, and whose records say something else since (REP9).',
  })
  sentencesOutdated!: number;
  @Field(() => [GoneLink], {
    description: 'Links of which their sites say that they are gone (LINK1), each once.',
  })
  goneLinks!: GoneLink[];
}

/** Judged now, by the same rules as the board (REP7). */
export async function readinessNow(
  context: RequestContext,
  planId: string,
  round: Round,
): Promise<ReportReadiness> {
  const plan = await thePlan(context.em, planId, ensureMay(context, 'readReports'));
  const { agencyId, fiscalYear } = plan;
  const board = await judgeBoard(context.em, { agencyId, fiscalYear, today: today(context), units: 'ALL' });
  ensure(board, 'NOT_FOUND', {}, 'planId');
  const months = new Set(roundMonths(fiscalYear, round));
  const cells = board.cells.filter(({ month }) => months.has(month));
  const undecided = await picturesAmong(context.em, photosOfRound(plan, round, 'UNDECIDED'));
  const states = cells.map(({ state }) => state);
  return {
    ...readinessOf(states, undecided),
    sentencesOutdated: await outdatedSentences(context, plan, round),
    goneLinks: await goneLinksOf(context.em, plan, round),
  };
}

/** The same for every audience. */
async function outdatedSentences(context: RequestContext, plan: Row<Plan>, round: Round): Promise<number> {
  if ((await context.em.count(Rewording, { planId: plan.id })) === 0) return 0;
  const asked = { plan, round, audience: 'INTERNAL', preparedBy: '', corrects: null } as const;
  return sentencesOfReport(await inputNow(context, context.em, asked)).filter(isOutdated).length;
}

/** A picture that several actions show is decided about once (PHOTO1). */
function picturesAmong(em: EntityManager, photos: FilterQuery<EvidencePhoto>): Promise<number> {
  return em
    .createQueryBuilder(EvidencePhoto, 'photo')
    .where(photos as never)
    .getCount('sha256', true);
}

async function goneLinksOf(em: EntityManager, plan: Row<Plan>, round: Round): Promise<GoneLink[]> {
  const { from, values } = actionsOfRound(plan, round);
  const links = `select distinct act.link ${from} and act.link is not null`;
  const linked = await em.execute<{ link: string }[]>(links, values);
  const looks = await lookedAtAmong(
    em,
    plan.agencyId,
    linked.map(({ link }) => link),
  );
  return looks.flatMap(({ url, lookedAt, ...look }) =>
    look.status !== null && linkFate(look) === 'GONE'
      ? [{ url, status: look.status, checkedAt: lookedAt }]
      : [],
  );
}
