"use client";

import { useLocale, useTranslations } from "next-intl";
import type { Approvable, ApprovalChange } from "@/lib/approvals/approval.view";
import { sayTime } from "@/lib/campaigns/schedule.rules";
import { zoneName } from "@/lib/core/zone-name";
import { useRepeatWords } from "../../../_components/repeat-words";
import { useFallbackWords } from "../../../_components/use-fallback-words";
import { useRetryWords } from "../../../_components/use-retry-words";
import { useSplitWords } from "../../../_components/use-split-words";

interface ApprovalDiffProps {
  title: "diffSinceAsked" | "diffSinceBefore";
  changes: ApprovalChange[];
  names: Readonly<Record<string, string>>;
  workspaceZone: string;
}

/** Each thing that is not as it was, as it was and as it is. */
export function ApprovalDiff({ title, changes, names, workspaceZone }: ApprovalDiffProps) {
  const t = useTranslations("campaigns.approval");
  const words = useWords(names, workspaceZone);
  if (changes.length === 0) return null;
  return (
    <section aria-label={t(title)} className="rounded-lg border border-line bg-surface text-sm">
      <h2 className="px-4 pt-4 font-medium">{t(title)}</h2>
      <dl className="divide-y divide-line">
        {changes.map(({ field, before, after }) => (
          <div key={field} className="grid gap-x-6 gap-y-2 px-4 py-3 sm:grid-cols-[7rem_1fr_1fr]">
            <dt className="text-muted">{t(`field.${field}`)}</dt>
            <Side
              label={t("before")}
              text={words(field, before, "asBefore")}
              tone="text-muted line-through"
            />
            <Side label={t("after")} text={words(field, after, "asNow")} tone="text-ink" />
          </div>
        ))}
      </dl>
    </section>
  );
}

function Side({ label, text, tone }: { label: string; text: string; tone: string }) {
  return (
    <dd className="min-w-0">
      <p className="text-xs text-muted">{label}</p>
      <p dir="auto" className={`break-words whitespace-pre-wrap ${tone}`}>
        {text}
      </p>
    </dd>
  );
}

function useWords(names: Readonly<Record<string, string>>, workspaceZone: string) {
  const t = useTranslations("campaigns.approval.value");
  const locale = useLocale();
  const repeatWords = useRepeatWords();
  const fallbackWords = useFallbackWords();
  const retryWords = useRetryWords();
  const splitWords = useSplitWords();
  const called = (ids: string[]) => ids.map((id) => names[id] ?? t("gone"));
  function audience(of: Approvable): string {
    const parts = [...called([...of.lists, ...of.segments])];
    if (of.phones > 0) parts.push(t("phones", { count: of.phones }));
    if (parts.length === 0) parts.push(t("nobody"));
    const except = called([...of.exceptLists, ...of.exceptSegments]);
    if (except.length > 0) parts.push(t("except", { names: except.join(", ") }));
    if (of.textedWithinDays !== null) parts.push(t("texted", { days: of.textedWithinDays }));
    return parts.join(", ");
  }
  return (field: ApprovalChange["field"], of: Approvable, then: "asBefore" | "asNow"): string => {
    const zone = of.timeZone ?? workspaceZone;
    switch (field) {
      case "text":
        return typeof of.message.text === "string" ? of.message.text : t("other");
      case "sender":
        return of.sender || t("noSender");
      case "account":
        return t("anotherAccount");
      case "time":
        return of.scheduledAt ? `${sayTime(of.scheduledAt, zone, locale)}, ${zoneName(zone)}` : t("now");
      case "repeat":
        return of.repeat ? repeatWords(of.repeat) : t("once");
      case "fallback":
        return of.fallback
          ? `${fallbackWords(of.fallback)}\n${of.fallback.sender || t("noSender")}: ${of.fallback.text}`
          : t("noFallback");
      case "retry":
        return of.retry ? retryWords(of.retry) : t("noRetry");
      case "split":
        return of.split ? [splitWords(of.split), ...of.split.texts].join("\n") : t("noSplit");
      case "slowStart":
        return t(of.slowStart ? "slowly" : "allAtOnce");
      case "delivery":
        return t(of.delivery);
      case "pace":
        return of.maxPerSecond ? t("perSecond", { count: of.maxPerSecond }) : t("noPace");
      case "validity":
        return of.validHours ? t("hours", { count: of.validHours }) : t("noHours");
      case "anyHour":
        return t(of.quietHours === "ignore" ? "ignore" : "respect");
      case "question":
        return t(then);
      default:
        return audience(of);
    }
  };
}
