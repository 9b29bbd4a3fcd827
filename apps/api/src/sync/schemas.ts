/**
 * Which payload schemas of phones this server understands (S6). When CLIENT_SCHEMA is raised, what the phones of
 * the one before really send stays in `recorded/`, and is played against every server that understands it.
 */
import { CLIENT_SCHEMA } from '@prongsai/contract';

/** Schemas before the present one that are still understood. */
const BACK = 3;

/** From the oldest to the present one. */
export function understoodSchemas(present: number = CLIENT_SCHEMA): number[] {
  const oldest = Math.max(1, present - BACK);
  return Array.from({ length: present - oldest + 1 }, (_, index) => oldest + index);
}

/** A newer one belongs to a phone that was updated before its server. */
export function isUnderstood(schema: number): boolean {
  return understoodSchemas().includes(schema);
}
