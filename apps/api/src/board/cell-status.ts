import { CELL_STATUSES } from '@prongsai/domain';
import { registerEnumType } from 'type-graphql';
import { enumOf } from '../platform/enum.ts';

export const CellStatusEnum = enumOf(CELL_STATUSES);
registerEnumType(CellStatusEnum, {
  name: 'CellStatus',
  description: 'State of a measure × unit × month (ช่องเดือน); always computed.',
  valuesConfig: {
    NOT_OWED: { description: 'Nothing is owed' },
    NOT_YET: { description: 'The month has not begun' },
    NOT_RECORDED: { description: 'Owed, nothing recorded yet' },
    RECORDED: { description: 'Something is recorded, not submitted' },
    SUBMITTED: { description: 'The unit says the month is complete' },
    NOTHING_TO_REPORT: { description: 'The unit states that nothing was done, and why' },
    RETURNED: { description: 'Sent back with a note' },
    CHECKED: { description: 'An executive saw exactly what stands now' },
  },
});
