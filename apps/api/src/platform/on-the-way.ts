import { EventEmitter } from 'node:events';
import { toldWithin } from './told-within.ts';

/** Tells those who have come whether others are still on the way. */
export function openWay() {
  const way = new EventEmitter();
  let onTheWay = 0;

  return {
    /** Somebody sets out. What is given is called when they have come, or will not; again it does nothing. */
    setOut(): () => void {
      onTheWay += 1;
      let isOut = true;
      return () => {
        if (!isOut) return;
        isOut = false;
        onTheWay -= 1;
        if (onTheWay === 0) way.emit('empty');
      };
    },
    /** Resolves when nobody is on the way, and after `most` milliseconds in any case. */
    async empty(most: number): Promise<void> {
      if (onTheWay > 0) await toldWithin(most, way, 'empty');
    },
  };
}
