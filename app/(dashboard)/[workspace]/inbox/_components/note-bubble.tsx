import { StickyNote } from "lucide-react";
import { useTranslations } from "next-intl";
import { RelativeTime } from "@/components/ui/relative-time";
import { SafeText } from "@/components/ui/safe-text";
import type { NoteView } from "@/lib/inbox/conversation.view";

/** A word between colleagues, which the customer never gets. */
export function NoteBubble({ note }: { note: NoteView }) {
  const t = useTranslations("inbox");
  return (
    <div
      className="mx-auto w-full max-w-xl rounded-lg border border-warning-line bg-warning-soft px-3.5 py-2 text-sm"
      data-testid="note"
    >
      <p className="mb-0.5 flex flex-wrap items-center gap-x-2 text-xs text-muted">
        <StickyNote aria-hidden="true" className="size-3.5" />
        <bdi>{t("noteBy", { name: note.by })}</bdi>
        <RelativeTime at={note.at} />
      </p>
      <SafeText text={note.text} multiline />
    </div>
  );
}
