import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { SafeText } from "@/components/ui/safe-text";
import type { LabelView } from "@/lib/labels/label.view";

/** The labels of a conversation; where there is little room the first ones, and how many more. */
export function LabelList({ labels, most = labels.length }: { labels: LabelView[]; most?: number }) {
  const t = useTranslations("inbox.labels");
  const more = labels.slice(most);
  return (
    <span className="flex min-w-0 flex-wrap items-center gap-1">
      <span className="sr-only">{t("title")}:</span>
      {labels.slice(0, most).map(({ id, name }) => (
        <Badge key={id} className="min-w-0 max-w-full">
          <SafeText text={name} className="truncate" />
        </Badge>
      ))}
      {more.length > 0 ? (
        <Badge title={more.map(({ name }) => name).join(", ")}>
          <span aria-hidden="true">+{more.length}</span>
          <span className="sr-only">{more.map(({ name }) => name).join(", ")}</span>
        </Badge>
      ) : null}
    </span>
  );
}
