import type { Caller } from '../platform/context.ts';

/** The house itself acting as an agency's office: the first run, and whoever runs the server's commands. */
export function officeOf(agencyId: string): Caller {
  return {
    personId: null,
    tokenId: null,
    agencyId,
    displayName: '',
    holdings: [{ role: 'COORDINATOR', unitId: null }],
    cameAt: null,
  };
}
