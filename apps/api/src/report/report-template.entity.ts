import {
  REPORT_PARTS,
  RESULT_PLACEMENTS,
  type PhotosPerPage,
  type ReportPart,
  type ResultPlacement,
} from '@prongsai/domain';
import { Entity, ManyToOne, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Agency } from '../agency/agency.entity.ts';
import { Person } from '../person/person.entity.ts';
import { enumOf } from '../platform/enum.ts';
import { DateTimeScalar } from '../platform/scalars.ts';

export const ReportPartEnum = enumOf(REPORT_PARTS);
registerEnumType(ReportPartEnum, {
  name: 'ReportPart',
  description: 'A part of the report; the cover stands before all of them.',
  valuesConfig: {
    PLAN: { description: 'The tables of the plan, with what was done' },
    SIGNATURES: { description: 'The places to sign' },
    MATRIX: { description: 'The months summed up, a row for each unit of each measure' },
    PHOTOS: { description: 'The photos' },
    REFERENCES: { description: 'Links and files' },
  },
});
export const ResultPlacementEnum = enumOf(RESULT_PLACEMENTS);
registerEnumType(ResultPlacementEnum, {
  name: 'ResultPlacement',
  description: 'Where in the plan’s tables it stands what was done.',
  valuesConfig: {
    IN_WINDOW_CELL: { description: 'Under the window, in the fifth column' },
    SIXTH_COLUMN: { description: 'In a column of its own' },
  },
});

/** How an agency’s reports are made up (REP10): a row for each version, never changed; the latest counts. */
@Entity({ tableName: 'report_template' })
@Unique({ properties: ['agencyId', 'number'] })
@ObjectType('ReportTemplate', { description: 'How an agency’s reports are made up.' })
export class ReportTemplate {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @ManyToOne(() => Agency, { mapToPk: true, fieldName: 'agency_id' })
  agencyId!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: '1, 2, 3… among the agency’s versions; 0 for the one that nobody chose.' })
  number!: number;

  @Property({ type: 'json' })
  @Field(() => [ReportPartEnum], { description: 'The parts that print, in their order.' })
  parts!: ReportPart[];

  @Property({ type: 'string' })
  @Field(() => ResultPlacementEnum, { description: 'Where the results are printed.' })
  placement!: ResultPlacement;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Two or four.' })
  photosPerPage!: PhotosPerPage;

  @ManyToOne(() => Person, { mapToPk: true, fieldName: 'changed_by_id', nullable: true })
  changedById: string | null = null;

  @Property({ type: 'Date' })
  @Field(() => DateTimeScalar, { nullable: true, description: 'Since when it counts.' })
  changedAt!: Date;
}
