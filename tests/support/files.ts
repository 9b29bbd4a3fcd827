import { resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../../packages/fixtures/src/photos');
export const NOTICE_BOARD = resolve(folder, 'notice-board.jpg');
export const MEETING = resolve(folder, 'meeting.jpg');
/** The municipality's report as it was printed, which is also its plan. */
export const SEED_FILE = resolve(folder, '../plan-2566/report-fy2566-round1.txt');
