import { isOutdated, type PlacedSentence, type ReportAudience, type YearMonth } from '@prongsai/domain';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { namesById } from '../person/person.reading.ts';
import type { RequestContext } from '../platform/context.ts';
import { JsonObject, YearMonthScalar } from '../platform/scalars.ts';
import { answer } from '../platform/transaction.ts';
import { Payload } from '../platform/user-error.ts';
import { ReportAudienceEnum } from './report.entity.ts';
import { previewNow } from './report.preview.ts';
import { Rewording } from './rewording.entity.ts';
import { rewordSentence } from './rewording.service.ts';
import { roundAsked } from './round-asked.ts';

@ObjectType('ReportSentence', { description: 'A paragraph that a report adds to the plan.' })
export class ReportSentence {
  @Field(() => ID, { description: 'The measure in whose row it stands.' })
  measureId!: string;
  @Field(() => ID, { description: 'The unit it tells of.' })
  unitId!: string;
  @Field(() => String, { description: 'The unit’s name.' })
  unitName!: string;
  @Field(() => YearMonthScalar, { description: 'The month it tells of.' })
  month!: YearMonth;
  @Field(() => ID, {
    nullable: true,
    description: 'The action it tells of; null for the sentence about the month as a whole.',
  })
  actionId!: string | null;
  @Field(() => String, { description: 'Words composed from the records: these may be written anew.' })
  composed!: string;
  @Field(() => String, { description: 'As it prints, with numbers of photos, links and files.' })
  printed!: string;
  @Field(() => Rewording, { nullable: true, description: 'What was written in the place of `composed`.' })
  rewording!: Rewording | null;
  @Field(() => Boolean, {
    description: 'The records say something else now than when it was written anew (REP9).',
  })
  isOutdated!: boolean;
}

@ObjectType('ReportPreview', { description: 'A report as it would be written now.' })
export class ReportPreview {
  @Field(() => JsonObject, { description: 'The document, as in a report’s JSON file.' })
  document!: object;
  @Field(() => [ReportSentence], {
    description: 'What it adds to the plan: the last paragraphs of each row, in the order of the rows.',
  })
  sentences!: ReportSentence[];
}

@InputType('RewordSentenceInput', { description: 'Which sentence, and the words in its place.' })
class RewordSentenceInput {
  @Field(() => ID, { description: 'The plan.' })
  planId!: string;
  @Field(() => ID, { description: 'The measure in whose row it stands.' })
  measureId!: string;
  @Field(() => ID, { description: 'The unit it tells of.' })
  unitId!: string;
  @Field(() => YearMonthScalar, { description: 'The month it tells of.' })
  month!: YearMonth;
  @Field(() => ID, { nullable: true, description: 'The action it tells of, unless it is about the month.' })
  actionId?: string | null;
  @Field(() => String, { description: 'The composed sentence, as it was read.' })
  composed!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The new words; without them the composed sentence stands again.',
  })
  words?: string | null;
}
@ObjectType('RewordSentencePayload', { description: 'Whether it was done.' })
class RewordSentencePayload extends Payload {}

@Resolver(() => Rewording)
export class ReportPreviewResolver {
  @Query(() => ReportPreview, {
    nullable: true,
    description: 'A report as it would be written now, to read and to mend before it is produced.',
  })
  async reportPreview(
    @Ctx() context: RequestContext,
    @Arg('planId', () => ID, { description: 'The plan.' }) planId: string,
    @Arg('round', () => Int, { description: '1 after six months, 2 after twelve.' }) round: number,
    @Arg('audience', () => ReportAudienceEnum, { description: 'For whom.' }) audience: ReportAudience,
  ): Promise<ReportPreview> {
    const { document, sentences } = await previewNow(context, { planId, round: roundAsked(round), audience });
    return { document, sentences: sentences.map(seen) };
  }

  @Mutation(() => RewordSentencePayload, {
    description: 'Writes a sentence of the report anew; reports that were produced stay as they are.',
  })
  rewordSentence(
    @Ctx() context: RequestContext,
    @Arg('input', () => RewordSentenceInput) input: RewordSentenceInput,
  ) {
    const { composed, words = null, actionId = null, ...place } = input;
    return answer(context, async (tx) => {
      await rewordSentence(tx, { ...place, actionId }, { composed, words });
      return {};
    });
  }

  @FieldResolver(() => String, { nullable: true, description: 'Who wrote it.' })
  async writtenBy(
    @Ctx() context: RequestContext,
    @Root() { writtenById }: Rewording,
  ): Promise<string | null> {
    return writtenById === null ? null : ((await namesById(context).load(writtenById)) ?? null);
  }
}

/** The composer hands rewordings on as they were given to it: as rows. */
function seen(sentence: PlacedSentence): ReportSentence {
  return {
    ...sentence,
    rewording: sentence.rewording as Rewording | null,
    isOutdated: isOutdated(sentence),
  };
}
