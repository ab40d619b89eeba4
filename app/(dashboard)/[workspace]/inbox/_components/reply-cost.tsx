import { useTranslations } from "next-intl";
import { hasMergeFields } from "@/lib/core/merge-text";
import { analyzeText } from "@/lib/core/sms-text";

/** How a text is written, in how many parts it goes, and what that costs. */
export function ReplyCost({ text, id = "reply-cost" }: { text: string; id?: string }) {
  const t = useTranslations("inbox.reply");
  const parts = useTranslations("inbox");
  const analysis = analyzeText(text);
  const forced = analysis.unicodeCharacters[0];
  const words =
    text === ""
      ? [t("empty")]
      : [
          t(analysis.encoding),
          parts("parts", { count: analysis.parts }),
          t("cost", { parts: analysis.parts }),
          t("left", { count: analysis.remaining }),
        ];
  return (
    <p id={id} className="min-w-0 text-xs text-muted tabular-nums" data-testid={id}>
      {words.join(" · ")}
      {forced ? <bdi className="block">{t("forced", { char: forced.char })}</bdi> : null}
      {hasMergeFields(text) ? <span className="block">{t("merge")}</span> : null}
    </p>
  );
}
