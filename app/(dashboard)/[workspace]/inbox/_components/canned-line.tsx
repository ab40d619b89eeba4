import { useTranslations } from "next-intl";
import { SafeText } from "@/components/ui/safe-text";
import type { CannedReplyView } from "@/lib/canned-replies/canned-reply.view";

/** A saved reply in a list: its name, whose it is, and how it reads for this person. */
export function CannedLine({ reply }: { reply: CannedReplyView }) {
  const t = useTranslations("inbox.canned");
  return (
    <>
      <span className="flex items-baseline gap-2">
        <SafeText text={reply.title} className="min-w-0 font-medium" />
        {reply.own ? <span className="shrink-0 text-xs text-muted">{t("own")}</span> : null}
      </span>
      <SafeText text={reply.filled} className="line-clamp-2 text-muted" />
      {reply.missing.length > 0 ? (
        <span className="block text-xs text-warning">
          {t("missing", { names: reply.missing.join(", ") })}
        </span>
      ) : null}
    </>
  );
}
