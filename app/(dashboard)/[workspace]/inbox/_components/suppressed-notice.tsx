import { useFormatter, useTranslations } from "next-intl";
import { useSuppressionWords } from "@/components/forms/use-suppression-words";
import { Notice } from "@/components/ui/notice";
import { SafeText } from "@/components/ui/safe-text";
import type { ConversationDetailView } from "@/lib/inbox/conversation.view";
import { endsByStartWord } from "@/lib/suppressions/suppression.rules";

/** In place of the reply box: since when nobody may text this person, by what, what ends it. */
export function SuppressedNotice({ suppression }: Pick<ConversationDetailView, "suppression">) {
  const t = useTranslations("inbox.reply");
  const format = useFormatter();
  const words = useSuppressionWords();
  if (suppression === null) return <Notice tone="warning" title={t("suppressed")} />;
  const { reason, source, text } = suppression;
  const day = format.dateTime(new Date(suppression.createdAt), "day");
  const asked = endsByStartWord(source);
  const since = !asked
    ? t("suppressedListed", { day, source: words.source(source), reason: words.reason(reason) })
    : text === null
      ? t("suppressedAsked", { day })
      : t("suppressedAskedWith", { day, text });
  return (
    <Notice
      tone="warning"
      title={t("suppressed")}
      description={
        <>
          <SafeText text={since} /> {t(asked ? "suppressedUntilStart" : "suppressedUntilListed")}
        </>
      }
    />
  );
}
