import { noLongerThan } from './no-longer-than.ts';

/** Tells those who have come whether others are still on the way. */
export function openWay() {
  let onTheWay = 0;
  let empty = Promise.withResolvers<void>();
  empty.resolve();

  return {
    /** Somebody sets out. What is given is called when they have come, or will not; again it does nothing. */
    setOut(): () => void {
      if (onTheWay === 0) empty = Promise.withResolvers();
      onTheWay += 1;
      let isOut = true;
      return () => {
        if (!isOut) return;
        isOut = false;
        onTheWay -= 1;
        if (onTheWay === 0) empty.resolve();
      };
    },
    /** Resolves when nobody is on the way, and after `most` milliseconds in any case. */
    empty: (most: number): Promise<void> => noLongerThan(most, empty.promise),
  };
}
