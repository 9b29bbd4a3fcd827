import { Arg, Ctx, Field, ObjectType, Query, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.ts';
import { linkPreview, type PagePreview } from './link-preview.ts';

@ObjectType('LinkPreview', { description: 'What a web page says of itself.' })
export class LinkPreview implements PagePreview {
  @Field(() => String, { description: 'Where the link leads in the end.' })
  url!: string;
  @Field(() => String, { description: 'Title.' })
  title!: string;
  @Field(() => String, { description: 'Name of the site, or its host.' })
  site!: string;
  @Field(() => String, { nullable: true, description: 'A small picture, as a data address.' })
  image!: string | null;
}

@Resolver()
export class LinkPreviewResolver {
  @Query(() => LinkPreview, {
    nullable: true,
    description: 'A look at a public web page, for people signed in; null when there is nothing to show.',
  })
  linkPreview(
    @Ctx() context: RequestContext,
    @Arg('url', () => String, { description: 'An address, http or https.' }) url: string,
  ): Promise<PagePreview | null> {
    return linkPreview(context, url);
  }
}
