/** Who comes for the first time reads and types while the app is still on its way over a slow line. */
export const ssr = true;
