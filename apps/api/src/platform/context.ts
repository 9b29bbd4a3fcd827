/** What every request carries, and the one place of the server that reads the clock. */
import { dayAt, type Actor, type Day, type Language } from '@prongsai/domain';
import type { FastifyBaseLogger } from 'fastify';
import type { Config } from '../config.ts';
import type { BlobStore } from './blob-store.ts';
import type { Database, EntityManager } from './database.ts';
import type { UploadStore } from './upload-store.ts';

/** Tells the instant; started once at start-up. */
export type Clock = () => Date;

/** The real time, or time running on from `start` (rehearsals, tests). */
export function startClock(start: Date | null): Clock {
  const offset = start ? start.getTime() - Date.now() : 0;
  return () => new Date(Date.now() + offset);
}

/** Somebody known: a person signed in, or a token. */
export interface Caller extends Actor {
  readonly tokenId: string | null;
  readonly displayName: string;
  /** When a person signed in here; null for whoever has no session. */
  readonly cameAt: Date | null;
}

/** What lives as long as the process. */
export interface House {
  readonly config: Config;
  readonly database: Database;
  readonly blobs: BlobStore;
  readonly uploads: UploadStore;
  readonly clock: Clock;
}

export interface RequestContext extends House {
  readonly em: EntityManager;
  readonly caller: Caller | null;
  readonly language: Language;
  readonly requestId: string;
  readonly log: FastifyBaseLogger;
  /** The address the request came from, for counting failed sign-ins. */
  readonly address: string;
  /** Secret of the session cookie, if the request carried one. */
  readonly sessionSecret: string | null;
  /** Sets the session cookie, or clears it with null. */
  setSession(secret: string | null): void;
  /** Secret of the cookie that binds a passkey's challenge to this browser, if the request carried one. */
  readonly challengeSecret: string | null;
  /** Sets that cookie; it lasts `seconds`. */
  setChallenge(secret: string, seconds: number): void;
  /** How the browser describes itself. */
  readonly userAgent: string | null;
  /** Per-request memory of batched readers, so that no field reads one row at a time. */
  readonly loaders: Map<unknown, unknown>;
}

export function today(context: Pick<House, 'clock'>): Day {
  return dayAt(context.clock());
}
