import type { PhotoVerdict } from '@prongsai/domain';
import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Mutation,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { isInside } from '../agency/agency.reading.ts';
import { namesById } from '../person/person.reading.ts';
import { batched, batchedById } from '../platform/batch.ts';
import type { RequestContext } from '../platform/context.ts';
import { rows, type Row } from '../platform/rows.ts';
import { answer } from '../platform/transaction.ts';
import { Payload } from '../platform/user-error.ts';
import { PublicityAction } from '../publicity-log/publicity-action.entity.ts';
import { clearPhotos } from './clearance.service.ts';
import { EvidencePhoto } from './evidence-photo.entity.ts';
import { PhotoClearance, PhotoVerdictEnum } from './photo-clearance.entity.ts';

@InputType('ClearPhotosInput', { description: 'Which photos, and what is decided about them.' })
class ClearPhotosInput {
  @Field(() => [ID], { description: 'The photos, at most 100.' })
  photoIds!: string[];
  @Field(() => PhotoVerdictEnum, {
    nullable: true,
    description: 'Without one, what was decided is taken back.',
  })
  verdict?: PhotoVerdict | null;
}
@ObjectType('PhotosPayload', { description: 'The photos, or why not.' })
class PhotosPayload extends Payload {
  @Field(() => [EvidencePhoto], { nullable: true, description: 'The photos.' })
  photos?: EvidencePhoto[];
}

@Resolver(() => EvidencePhoto)
export class PhotoClearanceResolver {
  @Mutation(() => PhotosPayload, { description: 'Decides whether photos may be shown to the public.' })
  clearPhotos(
    @Ctx() context: RequestContext,
    @Arg('input', () => ClearPhotosInput)
    { photoIds, verdict = null }: ClearPhotosInput,
  ) {
    return answer(context, async (tx) => ({ photos: await clearPhotos(tx, { photoIds, verdict }) }));
  }

  @FieldResolver(() => PublicityAction, { description: 'What it is evidence of.' })
  action(@Ctx() context: RequestContext, @Root() { actionId }: EvidencePhoto): Promise<unknown> {
    return batchedById(context, PublicityAction).load(actionId);
  }

  @FieldResolver(() => PhotoClearance, {
    nullable: true,
    description: 'What was decided about showing it to the public; null when nothing was.',
  })
  async clearance(
    @Ctx() context: RequestContext,
    @Root() { agencyId, sha256 }: EvidencePhoto,
  ): Promise<unknown> {
    return (await clearances(context, agencyId).load(sha256)) ?? null;
  }
}

@Resolver(() => PhotoClearance)
export class DecidedByResolver {
  @FieldResolver(() => String, { nullable: true, description: 'Who decided; to the agency’s own people.' })
  async decidedBy(
    @Ctx() context: RequestContext,
    @Root() { agencyId, decidedById }: PhotoClearance,
  ): Promise<string | null> {
    if (!isInside(context, agencyId) || decidedById === null) return null;
    return (await namesById(context).load(decidedById)) ?? null;
  }
}

function clearances(context: RequestContext, agencyId: string) {
  const read = async (hashes: readonly string[]): Promise<ReadonlyMap<string, Row<PhotoClearance>>> => {
    const found = await rows(context.em, PhotoClearance, { agencyId, sha256: { $in: [...hashes] } });
    return new Map(found.map((each) => [each.sha256, each]));
  };
  return batched(context, read, `photo.clearance ${agencyId}`);
}
