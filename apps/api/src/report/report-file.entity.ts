import { Entity, Index, ManyToOne, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { enumOf } from '../platform/enum.ts';
import { Report } from './report.entity.ts';

/** Every form in which a report is kept; each is written from the same document. */
export const FORMATS = ['DOCX', 'PDF', 'XLSX', 'CSV', 'JSON'] as const;
export type Format = (typeof FORMATS)[number];

export const FormatEnum = enumOf(FORMATS);
registerEnumType(FormatEnum, {
  name: 'ReportFormat',
  description: 'A form in which a report is kept.',
  valuesConfig: {
    DOCX: { description: 'Word' },
    PDF: { description: 'Tagged PDF' },
    XLSX: { description: 'Excel: each table, the months, every action' },
    CSV: { description: 'Every action a line; UTF-8 with a byte order mark' },
    JSON: { description: 'The document and the facts that all other forms were written from' },
  },
});

/** One file of a report; its bytes lie in the blob store (REP3). */
@Entity({ tableName: 'report_file' })
@ObjectType('ReportFile', { description: 'A file of a report; it never changes.' })
export class ReportFile {
  @ManyToOne(() => Report, { mapToPk: true, fieldName: 'report_id', primary: true })
  reportId!: string;

  @PrimaryKey({ type: 'string' })
  @Field(() => FormatEnum, { description: 'Its form.' })
  format!: Format;

  @Property({ type: 'string' })
  @Index()
  @Field(() => String, { description: 'SHA-256 of its bytes, in hexadecimal.' })
  sha256!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Size in bytes.' })
  bytes!: number;
}
