import { type MergeProblem, mergeProblems } from "@/lib/core/merge-problems";

/** Own fields of contacts that the merge menu offers. */
export interface MergeFields {
  /** Of the chosen audience; null while nothing is chosen or it is not counted yet. */
  audience: string[] | null;
  /** Others that contacts of the workspace have. */
  others: string[];
}

export function mergeFields(audience: string[] | null, workspace: string[]): MergeFields {
  return { audience, others: workspace.filter((name) => !audience?.includes(name)) };
}

/** What is wrong with the merge fields of a text, as far as the screen knows the audience. */
export function problemsOf(text: string, { audience, others }: MergeFields): MergeProblem[] {
  return mergeProblems(text, audience).filter(
    ({ kind, source }) =>
      audience !== null || kind !== "unknown" || !others.some((name) => source.includes(name)),
  );
}
