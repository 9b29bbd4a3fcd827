/** Which operations must see each other's rows; the others are done at the same time and written together. */
import type { Operation, OperationPayloads } from '@prongsai/contract';

/** Operations that are written together. */
export function openMeeting() {
  const names = new Set<unknown>();
  return {
    /** Takes one in; not when it may read what one of them writes, or they what it writes. */
    joins(operation: Operation): boolean {
      const own = namesIn(operation);
      const meets = own === null ? names.size > 0 : [ANYTHING, ...own].some((name) => names.has(name));
      if (!meets) for (const name of own ?? [ANYTHING]) names.add(name);
      return !meets;
    },
  };
}

const ANYTHING = Symbol('anything');

/** What an operation reads and writes, by name; null: more than can be said. Of the kinds that come in numbers. */
function namesIn({ kind, entityId, payload }: Operation): readonly unknown[] | null {
  switch (kind) {
    case 'recordAction': {
      const { measureId, unitId, month } = payload as OperationPayloads['recordAction'];
      return [entityId, `${measureId} ${unitId} ${month}`];
    }
    case 'changeAction':
      return [entityId];
    case 'attachPhoto': {
      const { actionId, sha256, sourceSha256 } = payload as OperationPayloads['attachPhoto'];
      return [entityId, actionId, sha256, sourceSha256];
    }
    case 'attachFile': {
      const { actionId } = payload as OperationPayloads['attachFile'];
      return [entityId, actionId];
    }
    default:
      return null;
  }
}
