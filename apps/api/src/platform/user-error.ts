import { Field, ObjectType } from 'type-graphql';

@ObjectType('UserError', { description: 'Why a mutation was refused: what, why and what to do.' })
export class UserError {
  @Field(() => String, { nullable: true, description: 'The input field at fault.' })
  field!: string | null;

  @Field(() => String, { description: 'A sentence in Thai, or in English by Accept-Language.' })
  message!: string;

  @Field(() => String, { description: 'A stable code to branch on.' })
  code!: string;
}

@ObjectType()
export abstract class Payload {
  @Field(() => [UserError], { description: 'Empty when it was done.' })
  userErrors!: UserError[];
}
