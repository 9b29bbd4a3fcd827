/** Which operations of one push must see each other's rows; the others are written together. */
import type { Operation, OperationPayloads } from '@prongsai/contract';

/** Whether one of them may read what the other writes. */
export function mayMeet(one: Operation, other: Operation): boolean {
  const [names, others] = [namesIn(one), namesIn(other)];
  return names === null || others === null || names.some((name) => others.includes(name));
}

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
