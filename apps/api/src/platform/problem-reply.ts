/** How plain HTTP routes refuse: the same codes and sentences as the API, with a fitting status. */
import { problemSentence, type Language, type ProblemCode } from '@prongsai/domain';
import type { FastifyReply } from 'fastify';
import { Problem } from './problem.ts';

const STATUS: Partial<Record<ProblemCode, number>> = {
  NOT_SIGNED_IN: 401,
  TOKEN_UNUSABLE: 401,
  REQUEST_UNREADABLE: 400,
  NOT_ALLOWED: 403,
  OTHER_UNIT: 403,
  FOREIGN_ORIGIN: 403,
  NOT_FOUND: 404,
  UPLOAD_ELSEWHERE: 409,
  REPORT_GONE: 410,
  REPORT_GONE_REPLACED: 410,
  PHOTO_TOO_LARGE: 413,
  FILE_TOO_LARGE: 413,
  REQUEST_TOO_LARGE: 413,
  PHOTO_UNREADABLE: 415,
  FILE_UNREADABLE: 415,
  CONTENT_TYPE_WRONG: 415,
  HASH_MISMATCH: 422,
  PHOTOS_OF_DAY_FULL: 429,
  TRY_AGAIN: 503,
  AGENCY_ROOM_FULL: 507,
  UNEXPECTED: 500,
};

/** Also where GraphQL itself refuses a request as a whole. */
export function statusOf(code: ProblemCode): number {
  return STATUS[code] ?? 400;
}

export function replyWith(reply: FastifyReply, problem: Problem, language: Language): FastifyReply {
  const { code, details } = problem;
  const status = statusOf(code);
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .send({ code, message: problemSentence(code, language, details) });
}
