import { may } from '@prongsai/domain';
import { Ctx, Field, Float, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.ts';
import { DateTimeScalar } from '../platform/scalars.ts';
import { roomOf, type Room } from './room.ts';

@ObjectType('EvidenceRoom', { description: 'How many more bytes of photos and files may be sent.' })
export class EvidenceRoom implements Room {
  @Field(() => Float, { description: 'Bytes a person may send in a day.' })
  dayLimit!: number;
  @Field(() => Float, { description: 'Bytes left of it today.' })
  dayLeft!: number;
  @Field(() => DateTimeScalar, { description: 'When the whole of it is there again: midnight in Bangkok.' })
  dayEndsAt!: Date;
  @Field(() => Float, { description: 'Bytes the agency may fill.' })
  agencyLimit!: number;
  @Field(() => Float, { description: 'Bytes left of it.' })
  agencyLeft!: number;
}

@Resolver()
export class EvidenceRoomResolver {
  @Query(() => EvidenceRoom, {
    nullable: true,
    description: 'For those who may send photos; null for everybody else.',
  })
  async evidenceRoom(@Ctx() context: RequestContext): Promise<EvidenceRoom | null> {
    const { caller } = context;
    if (!caller || !may(caller, 'attachPhoto', { agencyId: caller.agencyId })) return null;
    return roomOf(context, caller);
  }
}
