/** Where an answer that is being written is kept: its card may move to another group meanwhile. */
export const answerKey = (instructionId: string): string => `ANSWER ${instructionId}`;
export const answerRecordKey = (instructionId: string): string => `ANSWER RECORD ${instructionId}`;
