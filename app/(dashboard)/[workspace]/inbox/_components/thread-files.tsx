"use client";

import { Download, Printer } from "lucide-react";
import { useTranslations } from "next-intl";
import { saveFile } from "@/components/forms/save-file";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { exportThreadAction } from "../actions";

interface ThreadFilesProps {
  workspaceSlug: string;
  conversationId: string;
}

/** The conversation on paper, or as a file. */
export function ThreadFiles({ workspaceSlug, conversationId }: ThreadFilesProps) {
  const t = useTranslations("inbox.files");
  const { act, busy } = useAct({ withoutFields: true, onDone: () => undefined });
  const take = async (format: "csv" | "txt") => {
    const file = await act(() => exportThreadAction(workspaceSlug, { id: conversationId, format }));
    if (file !== null)
      saveFile(
        file.data.fileName,
        file.data.content,
        `text/${format === "csv" ? "csv" : "plain"};charset=utf-8`,
      );
  };
  return (
    <section className="flex flex-col gap-2">
      <h3 className="text-xs font-medium text-muted">{t("title")}</h3>
      <div className="flex flex-wrap gap-2">
        <Button asChild variant="secondary" size="sm">
          <Link href={`/${workspaceSlug}/inbox/print/${conversationId}`} prefetch={false}>
            <Printer aria-hidden="true" />
            {t("print")}
          </Link>
        </Button>
        {(["csv", "txt"] as const).map((format) => (
          <Button
            key={format}
            variant="secondary"
            size="sm"
            disabled={busy}
            onClick={() => void take(format)}
          >
            <Download aria-hidden="true" />
            {t(format)}
          </Button>
        ))}
      </div>
      <p className="text-xs text-muted">{t("help")}</p>
    </section>
  );
}
