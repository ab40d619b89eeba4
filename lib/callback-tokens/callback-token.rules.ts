/** An old callback URL is accepted this long after a new one was made (D9). */
export const ROTATION_OVERLAP_DAYS = 7;
