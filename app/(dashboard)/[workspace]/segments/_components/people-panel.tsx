"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { fetchJson } from "@/components/forms/fetch-json";
import { PhoneText } from "@/components/ui/phone-text";
import type { Question } from "@/lib/segments/segment.input";
import type { SegmentSample } from "@/lib/segments/segment.view";

/** Long enough that a word is typed to its end. */
const PAUSE_MS = 400;

/** How many people a question finds now, and the first five, while it is written. */
export function PeoplePanel({
  workspaceSlug,
  question,
}: {
  workspaceSlug: string;
  question: Question | null;
}) {
  const t = useTranslations("segments");
  const format = useFormatter();
  const written = question === null ? null : JSON.stringify(question);
  const [asked, setAsked] = useState(written);
  useEffect(() => {
    const timer = setTimeout(() => setAsked(written), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [written]);
  const { data, isFetching, isError, error } = useQuery({
    queryKey: [workspaceSlug, "segments", "sample", asked],
    enabled: asked !== null,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      fetchJson<SegmentSample>(
        `/api/app/${workspaceSlug}/segments/sample`,
        signal,
        JSON.parse(asked ?? "null"),
      ),
  });
  const late = isFetching || asked !== written;
  return (
    <section
      aria-label={t("found")}
      aria-busy={late}
      className="rounded-lg border border-line bg-surface p-4"
    >
      {written === null ? (
        <p className="text-sm text-muted">{t("incomplete")}</p>
      ) : isError && !late ? (
        <p className="text-sm text-danger">{error.message}</p>
      ) : data ? (
        <div>
          <p role="status" className="text-2xl font-semibold tabular-nums">
            {t("people", { count: data.contacts, shown: format.number(data.contacts) })}
          </p>
          <p className="h-5 text-sm text-muted">{late ? t("counting") : null}</p>
          <ul className="mt-1 flex flex-col gap-1.5 text-sm">
            {data.people.map((person) => (
              <li key={person.id} className="flex flex-wrap justify-between gap-x-4">
                <bdi className="min-w-0 truncate">{person.name || "–"}</bdi>
                <span className="text-muted">
                  <PhoneText phone={person.phone} />
                </span>
              </li>
            ))}
          </ul>
          {data.contacts > data.people.length ? (
            <p className="mt-2 text-sm text-muted">
              {t("andOthers", { count: data.contacts - data.people.length })}
            </p>
          ) : null}
        </div>
      ) : (
        <p className="text-sm text-muted">{t("counting")}</p>
      )}
    </section>
  );
}
