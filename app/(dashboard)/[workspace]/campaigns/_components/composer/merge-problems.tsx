"use client";

import { useTranslations } from "next-intl";
import { useSay } from "@/components/forms/use-say";
import { Button } from "@/components/ui/button";
import type { MergeProblem } from "@/lib/core/merge-problems";

interface MergeProblemsProps {
  problems: MergeProblem[];
  /** Puts the correction where the problem stands. */
  onCorrect: (problem: MergeProblem) => void;
}

/** What would go out in braces, or as another system writes a field, each with its correction. */
export function MergeProblems({ problems, onCorrect }: MergeProblemsProps) {
  const t = useTranslations("campaigns.compose.merge");
  const say = useSay();
  if (problems.length === 0) return null;
  return (
    <ul className="flex flex-col gap-1 rounded-md border border-warning-line bg-warning-soft p-3 text-sm">
      {problems.map((problem) => (
        <li
          key={`${problem.index}-${problem.source}`}
          className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1"
        >
          {say(problem.sentence)}
          {problem.correction === null ? null : (
            <Button variant="secondary" size="sm" onClick={() => onCorrect(problem)}>
              {t("correct", { correction: problem.correction })}
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}
