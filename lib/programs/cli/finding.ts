/** One thing that a working installation needs, and whether it is so. */
export interface Finding {
  about: string;
  ok: boolean;
  sentence: string;
}
