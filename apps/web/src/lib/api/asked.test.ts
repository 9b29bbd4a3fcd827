import { describe, expect, it } from 'vitest';
import { Asked } from './asked.svelte.ts';
import { ApiError } from './graphql.ts';

/** What is asked, and each question to be answered by hand. */
function asking() {
  const questions: PromiseWithResolvers<string>[] = [];
  const asked = new Asked(() => {
    const question = Promise.withResolvers<string>();
    questions.push(question);
    return question.promise;
  });
  return { asked, questions };
}

describe('what was asked for twice', () => {
  it('stays as it was answered last, when the first answer is late', async () => {
    const { asked, questions } = asking();
    const again = asked.again();
    questions[1]?.resolve('หลังตัดสิน');
    await again;
    questions[0]?.resolve('ก่อนตัดสิน');
    await Promise.resolve();
    expect(asked.answer).toBe('หลังตัดสิน');
  });

  it('has not failed, when the first question does so late', async () => {
    const { asked, questions } = asking();
    const again = asked.again();
    questions[1]?.resolve('หลังตัดสิน');
    await again;
    questions[0]?.reject(new ApiError('OFFLINE'));
    await Promise.resolve();
    expect(asked.failure).toBeNull();
  });
});
