import { PHOTO_VERDICTS, type PhotoVerdict } from '@prongsai/domain';
import { Entity, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Agency } from '../agency/agency.entity.ts';
import { Person } from '../person/person.entity.ts';
import { enumOf } from '../platform/enum.ts';
import { DateTimeScalar } from '../platform/scalars.ts';

export const PhotoVerdictEnum = enumOf(PHOTO_VERDICTS);
registerEnumType(PhotoVerdictEnum, {
  name: 'PhotoVerdict',
  description: 'Whether a photo may be shown to the public, and on what that rests (PHOTO1).',
  valuesConfig: {
    NOBODY_SEEN: { description: 'It may: nobody can be known in it' },
    ADULTS_INFORMED: { description: 'It may: the adults in it were told that pictures were taken' },
    ADULTS_CONSENTED: { description: 'It may: the adults in it consented' },
    CHILDREN_CONSENTED: { description: 'It may: there are children in it, and their parents consented' },
    KEPT_PRIVATE: { description: 'It may not' },
  },
});

/**
 * What stands decided of a picture, and so of every photo of the agency that shows it: one act counts for several
 * measures (ACT1). Decisions before it are in the trail.
 */
@Entity({ tableName: 'photo_clearance' })
@ObjectType('PhotoClearance', { description: 'What was decided about showing a photo to the public.' })
export class PhotoClearance {
  @ManyToOne(() => Agency, { mapToPk: true, fieldName: 'agency_id', primary: true })
  agencyId!: string;

  @PrimaryKey({ type: 'string' })
  sha256!: string;

  @Property({ type: 'string' })
  @Field(() => PhotoVerdictEnum, { description: 'What was decided.' })
  verdict!: PhotoVerdict;

  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'decided_by_id', nullable: true })
  decidedById: string | null = null;

  @Property({ type: 'Date' })
  @Field(() => DateTimeScalar, { description: 'When.' })
  decidedAt!: Date;
}
