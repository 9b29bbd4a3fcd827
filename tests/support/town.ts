/** The demonstration town, in the months of its plan. */

export const PASSWORD = 'สวนหลังวัดเก่า-2566';
/** A Monday. */
export const CLOCK = '2023-02-20T09:00:00+07:00';
/** What its server is told. */
export const TOWN = { CLOCK, DEMO_PASSWORD: PASSWORD } as const;
