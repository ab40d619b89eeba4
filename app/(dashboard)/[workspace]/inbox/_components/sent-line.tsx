"use client";

import { ChevronDown, Megaphone } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useCodeWords } from "@/components/forms/use-code-words";
import { cn } from "@/components/ui/cn";
import { RelativeTime } from "@/components/ui/relative-time";
import { SafeText } from "@/components/ui/safe-text";
import type { SentView } from "@/lib/inbox/conversation.view";
import type { InboxSetting } from "./inbox-setting";
import { SentStatus } from "./sent-status";

/** What went to this number outside of the conversation: one line, the whole text when asked. */
export function SentLine({ setting, sent }: { setting: InboxSetting; sent: SentView }) {
  const t = useTranslations("inbox.sent");
  const channels = useTranslations("inbox.channel");
  const words = useCodeWords();
  const [open, setOpen] = useState(false);
  const failed = sent.status === "failed" || sent.status === "rejected" || sent.status === "expired";
  return (
    <div className="flex flex-col items-end gap-1" data-testid="sent">
      <button
        type="button"
        aria-expanded={open}
        className="flex max-w-[85%] min-w-0 items-center gap-2 rounded-xl border border-line bg-sunken px-3 py-1.5 text-start text-sm hover:bg-hover sm:max-w-[75%] [&_svg]:size-3.5 [&_svg]:shrink-0"
        onClick={() => setOpen(!open)}
      >
        <Megaphone aria-hidden="true" className="text-muted" />
        <span className={cn("min-w-0", open ? "flex flex-col" : "truncate")}>
          <span className="text-muted">
            <bdi>{sent.kind === "campaign" ? t("campaign", { name: sent.name }) : t(sent.kind)}</bdi>:{" "}
          </span>
          {sent.text === "" ? (
            <span className="text-muted">{t("noText")}</span>
          ) : (
            <SafeText text={sent.text} multiline={open} />
          )}
        </span>
        <ChevronDown aria-hidden="true" className={cn("text-muted", open && "rotate-180")} />
      </button>
      <div className="flex flex-wrap items-center justify-end gap-x-3 gap-y-1 px-1 text-xs text-muted">
        {sent.by === "" ? null : <bdi>{sent.by}</bdi>}
        {setting.whatsapp.connected ? <span>{channels(sent.channel)}</span> : null}
        <RelativeTime at={sent.at} />
        <SentStatus message={sent} />
        {failed && sent.failureCode ? <span>{words(sent.failureCode)}</span> : null}
      </div>
    </div>
  );
}
