import { LINK_FATES, type LinkFate } from '@prongsai/domain';
import { Arg, Ctx, Field, Int, ObjectType, Query, registerEnumType, Resolver } from 'type-graphql';
import type { RequestContext } from '../platform/context.ts';
import { enumOf } from '../platform/enum.ts';
import { DateTimeScalar } from '../platform/scalars.ts';
import { linkHealth, linkPreview, type LinkHealth, type PagePreview } from './link-preview.ts';

const LinkFateEnum = enumOf(LINK_FATES);
registerEnumType(LinkFateEnum, {
  name: 'LinkFate',
  description: 'What became of a link (LINK1).',
  valuesConfig: {
    OPENS: { description: 'It opens' },
    GONE: { description: 'Its site says that there is no such page' },
    UNKNOWN: { description: 'It does not open, and nobody can say whether the page is there' },
  },
});

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

@ObjectType('LinkHealth', { description: 'Whether anybody on the internet can open a link.' })
class LinkHealthType implements LinkHealth {
  @Field(() => Boolean, { description: 'It opens.' })
  opens!: boolean;
  @Field(() => LinkFateEnum, { description: 'What became of it.' })
  fate!: LinkFate;
  @Field(() => Int, {
    nullable: true,
    description: 'What the site answered in HTTP; null when it did not answer, or is not public.',
  })
  status!: number | null;
  @Field(() => DateTimeScalar, { description: 'When it was looked at.' })
  checkedAt!: Date;
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

  @Query(() => LinkHealthType, {
    nullable: true,
    description:
      'Whether a link opens, as it was found within a day, for people signed in; null where the server does not look out.',
  })
  linkHealth(
    @Ctx() context: RequestContext,
    @Arg('url', () => String, { description: 'An address, http or https.' }) url: string,
    @Arg('anew', () => Boolean, { defaultValue: false, description: 'Look now.' }) anew: boolean,
  ): Promise<LinkHealth | null> {
    return linkHealth(context, url, anew);
  }
}
