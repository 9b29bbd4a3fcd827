/**
 * A commit waits for the disk as long for many as for one. So what comes while something is written is written after it,
 * all of it together.
 */
import { setImmediate as heard } from 'node:timers/promises';
import DataLoader from 'dataloader';

/** Does all of them, and answers in their order; or, when it rejects, none. */
type DoAll<Work, Answer> = (works: readonly Work[]) => Promise<readonly Answer[]>;

interface Group {
  /** So many at once. */
  readonly most: number;
  /** What the first of a group waits for, lest others come while it is written: for those that were heard by now. */
  readonly gathered?: () => Promise<void>;
}

/** One group after the other. */
export function openGroup<Work, Answer>(
  { most, gathered = heard }: Group,
  doAll: DoAll<Work, Answer>,
): (work: Work) => Promise<Answer> {
  let last: Promise<unknown> = Promise.resolve();
  const group = new DataLoader<Work, Answer>(
    (works) => {
      const answers = last.then(() => answersTo(works, doAll));
      last = answers;
      return answers;
    },
    {
      cache: false,
      maxBatchSize: most,
      // Those that were heard in the meantime come along.
      batchScheduleFn: (begin) => void last.then(gathered).then(begin),
    },
  );
  return (work) => group.load(work);
}

/** What is wrong with one is no fault of the others: it is looked for by halves. */
async function answersTo<Work, Answer>(
  works: readonly Work[],
  doAll: DoAll<Work, Answer>,
): Promise<readonly (Answer | Error)[]> {
  try {
    return await doAll(works);
  } catch (error) {
    if (works.length === 1) return [error as Error];
    const middle = works.length >> 1;
    const first = await answersTo(works.slice(0, middle), doAll);
    return [...first, ...(await answersTo(works.slice(middle), doAll))];
  }
}
