"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { Notice } from "./notice";

interface FormProblemsProps {
  /** A sentence about the whole form. */
  message?: string | null;
  /** Field id → what is wrong with it; the words become links to the fields. */
  fields?: Record<string, string | undefined>;
}

/** What keeps a form from being sent, on top of it. Takes the focus when it appears, so that nobody has to look for it. */
export function FormProblems({ message, fields = {} }: FormProblemsProps) {
  const t = useTranslations("common");
  const box = useRef<HTMLDivElement>(null);
  const problems = Object.entries(fields).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const shown = Boolean(message) || problems.length > 0;

  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown]);

  if (!shown) return null;
  return (
    <div ref={box} tabIndex={-1} role="alert">
      <Notice
        tone="danger"
        title={message ?? t("form.problems", { count: problems.length })}
        description={
          problems.length > 0 ? (
            <ul className="mt-1 list-inside list-disc">
              {problems.map(([id, problem]) => (
                <li key={id}>
                  <a href={`#${id}`} className="underline underline-offset-2">
                    {problem}
                  </a>
                </li>
              ))}
            </ul>
          ) : undefined
        }
      />
    </div>
  );
}
