"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useCodeHelp, useCodeWords } from "@/components/forms/use-code-words";
import { percentOf } from "@/lib/sending-rules/care.rules";
import type { PausedFor as Why } from "@/lib/sending-rules/care.view";

/** What was counted when it paused by itself, and what the gateway's codes mean. */
export function PausedFor({ why }: { why: Why }) {
  const t = useTranslations("campaigns.care");
  const format = useFormatter();
  const words = useCodeWords();
  const help = useCodeHelp();
  const { reason, count, of, limit, codes } = why;
  return (
    <div className="flex flex-col gap-1">
      <p>{t(reason, { count, of, limit: percentOf(limit) })}</p>
      {codes.length > 0 ? (
        <ul className="list-disc ps-5">
          {codes.map(({ code, count: times }) => (
            <li key={code}>
              {t("code", { count: format.number(times), words: words(code), code })}{" "}
              <span className="text-muted">{help(code)}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
