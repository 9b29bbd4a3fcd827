import { byPlace } from '@prongsai/domain';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { agencyBySlug, isInside } from '../agency/agency.reading.ts';
import { Channel } from '../catalogue/channel.entity.ts';
import { EvidenceFile } from '../evidence/evidence-file.entity.ts';
import { EvidencePhoto } from '../evidence/evidence-photo.entity.ts';
import { namesById } from '../person/person.reading.ts';
import { batched, batchedById } from '../platform/batch.ts';
import { connectionOf, PageArgs, pageOf, type Connection } from '../platform/connection.ts';
import type { RequestContext } from '../platform/context.ts';
import { ensure, isId } from '../platform/problem.ts';
import { about } from '../platform/query-cost.ts';
import { rows } from '../platform/rows.ts';
import { changesOf } from './action-changes.ts';
import { ActionChange } from './action-changes.types.ts';
import { PublicityAction } from './publicity-action.entity.ts';
import { PublicityLog } from './publicity-log.entity.ts';
import { readableActions, readsLog } from './publicity-log.reading.ts';
import { actionFilter, PublicityLogFilter } from './publicity-log.types.ts';

const PublicityActionConnection = connectionOf(PublicityAction, 'PublicityAction');

@Resolver(() => PublicityAction)
export class PublicityActionResolver {
  @Query(() => PublicityActionConnection, {
    nullable: true,
    description: 'Things done, by day; to anybody those published.',
  })
  async publicityActions(
    @Ctx() context: RequestContext,
    @Arg('agency', () => String, { description: 'Slug.' }) slug: string,
    @Args(() => PageArgs) args: PageArgs,
    @Arg('filter', () => PublicityLogFilter, {
      nullable: true,
      description: 'Only those; all where left out.',
    })
    filter?: PublicityLogFilter,
  ): Promise<Connection<unknown>> {
    const { id } = await agencyBySlug(context, slug);
    const where = { $and: [await readableActions(context, id), actionFilter(filter)] } as never;
    return pageOf(context.em, PublicityAction, where, args, 'day');
  }

  @Query(() => [ActionChange], {
    nullable: true,
    description: 'What became of an action, oldest first; to those who may read its month.',
  })
  async actionChanges(
    @Ctx() context: RequestContext,
    @Arg('id', () => ID, { description: 'The action.' }) id: string,
  ): Promise<ActionChange[]> {
    const [action] = isId(id) ? await rows(context.em, PublicityAction, { id }) : [];
    const [log] = action ? await rows(context.em, PublicityLog, { id: action.logId }) : [];
    ensure(action && log && readsLog(context, log), 'NOT_FOUND', {}, 'id');
    return changesOf(context.em, action);
  }

  @FieldResolver(() => Channel, { description: 'By which channel.' })
  channel(@Ctx() context: RequestContext, @Root() { agencyId, channel }: PublicityAction): Promise<unknown> {
    return channels(context).load(`${agencyId} ${channel}`);
  }

  @FieldResolver(() => PublicityLog, { description: 'The month it stands in.' })
  log(@Ctx() context: RequestContext, @Root() { logId }: PublicityAction): Promise<unknown> {
    return batchedById(context, PublicityLog).load(logId);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Who recorded it; to the agency’s own people.',
  })
  async recordedBy(@Ctx() context: RequestContext, @Root() action: PublicityAction): Promise<string | null> {
    if (!isInside(context, action.agencyId) || !action.recordedById) return null;
    return (await namesById(context).load(action.recordedById)) ?? null;
  }

  @FieldResolver(() => [EvidencePhoto], {
    description: 'Its photos in their order; to the agency’s own people (PHOTO1).',
    complexity: about(3),
  })
  async photos(@Ctx() context: RequestContext, @Root() action: PublicityAction): Promise<unknown[]> {
    if (!isInside(context, action.agencyId)) return [];
    return (await photos(context).load(action.id))?.toSorted(byPlace) ?? [];
  }

  @FieldResolver(() => [EvidenceFile], {
    description: 'Its files; to the agency’s own people.',
    complexity: about(3),
  })
  async files(@Ctx() context: RequestContext, @Root() action: PublicityAction): Promise<unknown[]> {
    if (!isInside(context, action.agencyId)) return [];
    return (await files(context).load(action.id)) ?? [];
  }
}

@Resolver(() => EvidenceFile)
export class EvidenceFileResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where to get the bytes, with the same rights.',
  })
  url(@Root() { sha256, stored }: EvidenceFile): string | null {
    return stored ? `/blobs/${sha256}` : null;
  }
}

@Resolver(() => EvidencePhoto)
export class EvidencePhotoResolver {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where to get a copy without metadata, a JPEG, with the same rights; its hash is not `sha256`.',
  })
  url(@Root() { sha256, stored }: EvidencePhoto): string | null {
    return stored ? `/blobs/${sha256}` : null;
  }
}

function channels(context: RequestContext) {
  const read = async (keys: readonly string[]) => {
    const agencyId = { $in: [...new Set(keys.map((key) => key.slice(0, key.indexOf(' '))))] };
    const found = await rows(context.em, Channel, { agencyId });
    return new Map(found.map((channel) => [`${channel.agencyId} ${channel.code}`, channel]));
  };
  return batched(context, read, 'channel');
}

function photos(context: RequestContext) {
  const read = async (ids: readonly string[]) => {
    const found = await rows(context.em, EvidencePhoto, { actionId: { $in: [...ids] }, withdrawnAt: null });
    return Map.groupBy(found, ({ actionId }) => actionId);
  };
  return batched(context, read, 'action.photos');
}

function files(context: RequestContext) {
  const read = async (ids: readonly string[]) => {
    const where = { actionId: { $in: [...ids] }, withdrawnAt: null };
    const found = await rows(context.em, EvidenceFile, where, { orderBy: { id: 'asc' } });
    return Map.groupBy(found, ({ actionId }) => actionId);
  };
  return batched(context, read, 'action.files');
}
