/** The photos that a report would show, by what was decided about them (PHOTO1). */
import { raw, type FilterQuery, type RawQueryFragment } from '@mikro-orm/core';
import { PUBLIC_VERDICTS, type Round } from '@prongsai/domain';
import { Arg, Args, Ctx, ID, Int, Query, registerEnumType, Resolver } from 'type-graphql';
import { EvidencePhoto } from '../evidence/evidence-photo.entity.ts';
import type { Plan } from '../plan/plan.entity.ts';
import { thePlan } from '../plan/plan.reading.ts';
import { connectionOf, PageArgs, pageOf, type Connection } from '../platform/connection.ts';
import type { RequestContext } from '../platform/context.ts';
import { enumOf } from '../platform/enum.ts';
import { ensureMay } from '../platform/permission.ts';
import type { Row } from '../platform/rows.ts';
import { actionsOfRound } from './actions-of-round.ts';
import { roundAsked } from './round-asked.ts';

const STANDINGS = ['UNDECIDED', 'CLEARED', 'KEPT_PRIVATE'] as const;
type Standing = (typeof STANDINGS)[number];
const StandingEnum = enumOf(STANDINGS);
registerEnumType(StandingEnum, {
  name: 'PhotoStanding',
  description: 'Whether it was decided that a photo may be shown to the public.',
  valuesConfig: {
    UNDECIDED: { description: 'Nobody has decided' },
    CLEARED: { description: 'It may be shown' },
    KEPT_PRIVATE: { description: 'It stays private' },
  },
});

const EvidencePhotoConnection = connectionOf(EvidencePhoto, 'EvidencePhoto');

@Resolver()
export class ReportPhotosResolver {
  @Query(() => EvidencePhotoConnection, {
    nullable: true,
    description: 'Photos that a report of this plan and round could show.',
  })
  async reportPhotos(
    @Ctx() context: RequestContext,
    @Arg('planId', () => ID, { description: 'The plan.' }) planId: string,
    @Arg('round', () => Int, { description: '1 after six months, 2 after twelve.' }) round: number,
    @Arg('standing', () => StandingEnum, { description: 'Which of them.' }) standing: Standing,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Connection<unknown>> {
    const plan = await thePlan(context.em, planId, ensureMay(context, 'readReports'));
    return pageOf(context.em, EvidencePhoto, photosOfRound(plan, roundAsked(round), standing), args);
  }
}

/**
 * Photos that have arrived, of standing actions in the months of a round. They are found from these actions alone: told
 * the agency too, a database would rather begin with its photos of all years.
 */
export function photosOfRound(plan: Row<Plan>, round: Round, standing: Standing): FilterQuery<EvidencePhoto> {
  const { from, values } = actionsOfRound(plan, round);
  return {
    ...{ withdrawnAt: null, stored: true, fault: null },
    actionId: { $in: raw(`select act.id ${from}`, values) },
    [decided(standing)]: [],
  } as never;
}

function decided(standing: Standing): RawQueryFragment & symbol {
  const verdicts = standing === 'CLEARED' ? PUBLIC_VERDICTS : [standing];
  const among = `and decided.verdict in (${verdicts.map(() => '?').join()})`;
  const clearance = (photo: string) =>
    `select 1 from photo_clearance decided where decided.agency_id = ${photo}.agency_id and decided.sha256 = ${photo}.sha256`;
  if (standing === 'UNDECIDED') return raw((photo) => `not exists (${clearance(photo)})`);
  return raw((photo) => `exists (${clearance(photo)} ${among})`, [...verdicts]);
}
