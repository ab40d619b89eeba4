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

/**
 * How many people a question finds now, and the first five, while it is written. The first of a
 * million are there at once, their count follows.
 */
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
  const ask = <Answer,>(part: "count" | "sample") => ({
    queryKey: [workspaceSlug, "segments", part, asked],
    enabled: asked !== null,
    placeholderData: keepPreviousData<Answer>,
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      fetchJson<Answer>(`/api/app/${workspaceSlug}/segments/${part}`, signal, JSON.parse(asked ?? "null")),
  });
  const count = useQuery(ask<{ contacts: number }>("count"));
  const first = useQuery(ask<SegmentSample>("sample"));
  const late = count.isFetching || asked !== written;
  const people = first.data?.people;
  const error = count.error ?? first.error;
  return (
    <section
      aria-label={t("found")}
      aria-busy={late}
      className="rounded-lg border border-line bg-surface p-4"
    >
      {written === null ? (
        <p className="text-sm text-muted">{t("incomplete")}</p>
      ) : error && !late ? (
        <p className="text-sm text-danger">{error.message}</p>
      ) : (
        <div>
          {count.data ? (
            <p role="status" className="text-2xl font-semibold tabular-nums">
              {t("people", { count: count.data.contacts, shown: format.number(count.data.contacts) })}
            </p>
          ) : null}
          <p className="h-5 text-sm text-muted">{late ? t("counting") : null}</p>
          <ul aria-busy={first.isFetching} className="mt-1 flex flex-col gap-1.5 text-sm">
            {people?.map((person) => (
              <li key={person.id} className="flex flex-wrap justify-between gap-x-4">
                <bdi className="min-w-0 truncate">{person.name || "–"}</bdi>
                <span className="text-muted">
                  <PhoneText phone={person.phone} />
                </span>
              </li>
            ))}
          </ul>
          {!late && people && count.data && count.data.contacts > people.length ? (
            <p className="mt-2 text-sm text-muted">
              {t("andOthers", { count: count.data.contacts - people.length })}
            </p>
          ) : null}
        </div>
      )}
    </section>
  );
}
