import { useTranslations } from "next-intl";
import type { RecurringView } from "@/lib/recurring/recurring.view";

interface WhatProps {
  recurring: RecurringView;
  lists: { id: string; name: string }[];
  segments: { id: string; name: string }[];
}

/** What each run says, and to whom. */
export function What({ recurring, lists, segments }: WhatProps) {
  const t = useTranslations("recurring.what");
  const { message, audience, sender } = recurring;
  const named = [
    ...lists.filter(({ id }) => audience.lists.includes(id)),
    ...segments.filter(({ id }) => audience.segments?.includes(id)),
  ];
  return (
    <section
      aria-labelledby="what-title"
      className="flex flex-col gap-2 rounded-lg border border-line bg-surface p-5"
    >
      <h2 id="what-title" className="text-sm font-medium">
        {t("title")}
      </h2>
      <p className="rounded-md bg-sunken p-3 text-sm break-words whitespace-pre-wrap">
        <bdi>{message.kind === "binary" ? t("binary") : message.text}</bdi>
      </p>
      <p className="text-sm text-muted">
        <bdi>{t("to", { names: named.map(({ name }) => name).join(", ") || "–" })}</bdi>
        {sender ? <bdi> · {t("sender", { sender })}</bdi> : null}
      </p>
    </section>
  );
}
