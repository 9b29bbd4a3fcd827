import type { Round } from '@prongsai/domain';
import { ensure } from '../platform/problem.ts';

/** @throws Problem FIELD_WRONG for a round that no year has */
export function roundAsked(round: number): Round {
  ensure(round === 1 || round === 2, 'FIELD_WRONG', { field: 'round', found: round }, 'round');
  return round;
}
