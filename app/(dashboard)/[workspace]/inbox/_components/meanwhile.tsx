import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { SafeText } from "@/components/ui/safe-text";
import type { ThreadEntry } from "./use-thread";

interface MeanwhileProps {
  entries: readonly ThreadEntry[];
  /** Who wrote, where it was the customer. */
  customer: string;
  /** The last word that the writer had seen. */
  seen: string;
  busy: boolean;
  onSend: () => void;
  onKeep: () => void;
}

/** What was said while somebody wrote, before their own reply goes out. */
export function Meanwhile({ entries, customer, seen, busy, onSend, onKeep }: MeanwhileProps) {
  const t = useTranslations("inbox.meanwhile");
  const said = entries.filter(
    (entry) => (entry.direction === "in" || entry.direction === "out") && entry.at > seen,
  );
  return (
    <Notice
      urgent
      tone="warning"
      title={t("title")}
      description={
        <ul className="max-h-32 overflow-y-auto">
          {said.map((entry) => (
            <li key={`${entry.direction}-${entry.id}`}>
              <bdi className="font-medium">{entry.direction === "out" ? entry.by : customer}</bdi>:{" "}
              <SafeText text={"text" in entry ? entry.text : ""} />
            </li>
          ))}
        </ul>
      }
    >
      <Button size="sm" variant="secondary" loading={busy} onClick={onSend}>
        {t("send")}
      </Button>
      <Button size="sm" variant="ghost" onClick={onKeep}>
        {t("keep")}
      </Button>
    </Notice>
  );
}
