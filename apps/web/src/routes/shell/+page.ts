/** The kept page without content that opens any address of the app when the server cannot be reached. */
export const prerender = true;
export const ssr = false;
