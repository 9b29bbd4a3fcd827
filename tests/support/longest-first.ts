import { BaseSequencer, type TestSpecification, type TestSequencerConstructor } from 'vitest/node';

/** Begins with the file that takes longest, so that the others are told beside it and not before it. */
export function longestFirst(longest: string): TestSequencerConstructor {
  return class extends BaseSequencer {
    override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
      const isLongest = ({ moduleId }: TestSpecification): boolean => moduleId.endsWith(longest);
      const others = files.filter((file) => !isLongest(file));
      return [...files.filter(isLongest), ...(await super.sort(others))];
    }
  };
}
