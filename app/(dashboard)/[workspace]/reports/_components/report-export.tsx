"use client";

import { ExportFormats } from "@/components/forms/export-formats";

interface ReportExportProps {
  workspaceSlug: string;
  search: Record<string, string>;
}

/** Links, not a fetch that asks who it is: the file holds no number of a person. */
export function ReportExport({ workspaceSlug, search }: ReportExportProps) {
  return (
    <ExportFormats
      href={(format) =>
        `/api/app/${workspaceSlug}/reports/export?${new URLSearchParams({ ...search, format })}`
      }
    />
  );
}
