import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { cn } from "@/components/ui/cn";
import { SafeText } from "@/components/ui/safe-text";
import type { LabelView } from "@/lib/labels/label.view";

/** The labels of a conversation; where there is little room the first ones, and how many more. */
export function LabelList({
  labels,
  most = labels.length,
  small = false,
}: {
  labels: LabelView[];
  most?: number;
  /** Beside other words of a line. */
  small?: boolean;
}) {
  const t = useTranslations("inbox.labels");
  const more = labels.slice(most);
  return (
    <span className={cn("flex min-w-0 items-center gap-1", small ? "max-w-28 shrink-0" : "flex-wrap")}>
      <span className="sr-only">{t("title")}:</span>
      {labels.slice(0, most).map(({ id, name }) => (
        <Badge key={id} className={cn("min-w-0 max-w-full", small && "h-5 px-1.5")}>
          <SafeText text={name} className="truncate" />
        </Badge>
      ))}
      {more.length > 0 ? (
        <Badge className={small ? "h-5 px-1.5" : undefined} title={more.map(({ name }) => name).join(", ")}>
          <span aria-hidden="true">+{more.length}</span>
          <span className="sr-only">{more.map(({ name }) => name).join(", ")}</span>
        </Badge>
      ) : null}
    </span>
  );
}
