"use client";

import { useFormatter, useTranslations } from "next-intl";
import { type ExportFormat, ExportFormats } from "@/components/forms/export-formats";
import { fetchJson } from "@/components/forms/fetch-json";
import { useDownload } from "@/components/forms/use-download";
import { toast } from "@/components/ui/toast";
import type { ActionResult } from "@/lib/core/result";

const PLACES = {
  contacts: "contacts/export",
  suppressions: "suppressions/export",
  ledger: "credit/ledger/export",
  audit: "audit/export",
  campaigns: "campaigns/export",
} as const;

interface ExportMenuProps {
  workspaceSlug: string;
  /** Asks who it is and does nothing else, before the file is fetched. */
  ask: () => Promise<ActionResult<unknown>>;
  content: keyof typeof PLACES;
  /** The filter of the screen, which the export follows. */
  search?: Record<string, string>;
}

/**
 * Fetches what a screen shows as CSV or as a workbook. The window that asks who it is says what.
 */
export function ExportMenu({ workspaceSlug, ask, content, search = {} }: ExportMenuProps) {
  const t = useTranslations("common.export");
  const format = useFormatter();
  const download = useDownload(ask);
  const base = `/api/app/${workspaceSlug}`;

  async function fetchFile(kind: ExportFormat) {
    try {
      let what = content === "contacts" ? "" : t(`what.${content}`);
      if (content === "contacts") {
        const { count } = await fetchJson<{ count: number }>(
          `${base}/contacts/count?${new URLSearchParams(search)}`,
        );
        what = t("what.contacts", { count, shown: format.number(count) });
      }
      await download(`${base}/${PLACES[content]}?${new URLSearchParams({ ...search, format: kind })}`, what);
    } catch {
      toast.error(t("failed"));
    }
  }
  return <ExportFormats onChoose={(format) => void fetchFile(format)} />;
}
