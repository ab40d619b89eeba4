/** What is written for a new feature, screen or gateway. */
export interface Skeleton {
  /** Texts by path, seen from the repository's root. */
  files: Record<string, string>;
  /** What the person does next, in sentences. */
  next: string[];
}
