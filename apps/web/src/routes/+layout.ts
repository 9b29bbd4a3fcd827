/** Every page draws itself on the phone; the public group turns rendering on the server back on. */
export const ssr = false;
