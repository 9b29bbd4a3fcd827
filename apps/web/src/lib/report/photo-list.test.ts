import { describe, expect, it } from 'vitest';
import { ApiError } from '#lib/api/graphql.ts';
import { PhotoList } from './photo-list.svelte.ts';
import type { ReportPhotoPage } from './report-photos.ts';

/** Photos by name, of which more follow. */
function pageOf(...ids: string[]): ReportPhotoPage {
  const nodes = ids.map((id) => ({ id })) as ReportPhotoPage['nodes'];
  return { totalCount: 9, pageInfo: { hasNextPage: true, endCursor: ids.at(-1) ?? null }, nodes };
}

/** A list, and each of its questions to be answered by hand. */
function asking() {
  const asked: (PromiseWithResolvers<ReportPhotoPage> & { after: string | null })[] = [];
  const list = new PhotoList((after) => {
    const question = { ...Promise.withResolvers<ReportPhotoPage>(), after };
    asked.push(question);
    return question.promise;
  });
  const shown = () => list.asked.answer?.nodes.map(({ id }) => id);
  const answer = async (index: number, page: ReportPhotoPage) => {
    asked[index]?.resolve(page);
    await Promise.resolve();
  };
  return { list, asked, shown, answer };
}

describe('the photos that stand so', () => {
  it('stand behind one another, page after page, and are asked for once at a time', async () => {
    const { list, asked, shown, answer } = asking();
    await answer(0, pageOf('ภาพ ๑', 'ภาพ ๒'));
    const more = list.more();
    void list.more();
    expect([list.busy, asked.map(({ after }) => after)]).toEqual([true, [null, 'ภาพ ๒']]);
    await answer(1, pageOf('ภาพ ๓'));
    await more;
    expect([list.busy, shown()]).toEqual([false, ['ภาพ ๑', 'ภาพ ๒', 'ภาพ ๓']]);
  });

  it('say why no more came, and keep what is shown', async () => {
    const { list, asked, shown, answer } = asking();
    await answer(0, pageOf('ภาพ ๑'));
    const more = list.more();
    asked[1]?.reject(new ApiError('OFFLINE'));
    await more;
    expect(list.trouble).toContain('ติดต่อระบบไม่ได้');
    expect([list.busy, shown()]).toEqual([false, ['ภาพ ๑']]);
  });

  it('do not come back once something was decided about them while more was on its way', async () => {
    const { list, shown, answer } = asking();
    await answer(0, pageOf('ภาพ ๑', 'ภาพ ๒'));
    const more = list.more();
    const again = list.asked.again();
    await answer(2, pageOf('ภาพ ๒'));
    await again;
    await answer(1, pageOf('ภาพ ๓'));
    await more;
    expect(shown()).toEqual(['ภาพ ๒']);
  });
});
