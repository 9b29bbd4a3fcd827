import { Field, ID, InterfaceType } from 'type-graphql';

@InterfaceType('Node', {
  description: 'Anything with an id of its own.',
  resolveType: (value) => value.constructor.name,
})
export abstract class Node {
  @Field(() => ID, { description: 'Opaque, global.' })
  id!: string;
}
