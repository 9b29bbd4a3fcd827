import { resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../../packages/fixtures/src/photos');
export const NOTICE_BOARD = resolve(folder, 'notice-board.jpg');
export const MEETING = resolve(folder, 'meeting.jpg');
