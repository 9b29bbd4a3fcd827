import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { DateTimeScalar } from '../platform/scalars.ts';

export const ActionChangeKindEnum = {
  RECORDED: 'RECORDED',
  CHANGED: 'CHANGED',
  WITHDRAWN: 'WITHDRAWN',
  RESTORED: 'RESTORED',
  PHOTO_ADDED: 'PHOTO_ADDED',
  PHOTO_CHANGED: 'PHOTO_CHANGED',
  PHOTO_WITHDRAWN: 'PHOTO_WITHDRAWN',
  PHOTO_RESTORED: 'PHOTO_RESTORED',
  FILE_ADDED: 'FILE_ADDED',
  FILE_WITHDRAWN: 'FILE_WITHDRAWN',
  FILE_RESTORED: 'FILE_RESTORED',
} as const;
export type ActionChangeKind = keyof typeof ActionChangeKindEnum;
registerEnumType(ActionChangeKindEnum, {
  name: 'ActionChangeKind',
  description: 'What a person did to an action.',
  valuesConfig: {
    RECORDED: { description: 'Recorded it' },
    CHANGED: { description: 'Changed some of its fields' },
    WITHDRAWN: { description: 'Withdrew it, and why' },
    RESTORED: { description: 'Brought it back as it was' },
    PHOTO_ADDED: { description: 'Added a photo' },
    PHOTO_CHANGED: { description: 'Changed the caption of a photo' },
    PHOTO_WITHDRAWN: { description: 'Withdrew a photo, and why' },
    PHOTO_RESTORED: { description: 'Brought a photo back as it was' },
    FILE_ADDED: { description: 'Added a file' },
    FILE_WITHDRAWN: { description: 'Withdrew a file, and why' },
    FILE_RESTORED: { description: 'Brought a file back as it was' },
  },
});

@ObjectType('FieldChange', {
  description: 'One field of an action or of a photo, before and after a change.',
})
export class FieldChange {
  @Field(() => String, { description: 'As the action or the photo names it.' })
  field!: string;

  @Field(() => String, { nullable: true, description: 'What stood there; null for nothing.' })
  before!: string | null;

  @Field(() => String, { nullable: true, description: 'What stood there afterwards.' })
  after!: string | null;
}

@ObjectType('ActionChange', { description: 'Who did what to an action, and when (ประวัติการแก้ไข).' })
export class ActionChange {
  @Field(() => ID, { description: 'Opaque.' })
  id!: string;

  @Field(() => DateTimeScalar, { description: 'When the server received it.' })
  at!: Date;

  @Field(() => String, { nullable: true, description: 'Who did it; null for a program.' })
  by!: string | null;

  @Field(() => ActionChangeKindEnum, { description: 'What was done.' })
  kind!: ActionChangeKind;

  @Field(() => String, { nullable: true, description: 'Why it was withdrawn.' })
  reason!: string | null;

  @Field(() => [FieldChange], { description: 'What a change changed.' })
  fields!: FieldChange[];
}
