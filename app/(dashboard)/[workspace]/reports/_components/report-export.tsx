"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

/** Links, not a fetch that asks who it is: the file holds no number of a person. */
export function ReportExport({
  workspaceSlug,
  search,
}: {
  workspaceSlug: string;
  search: Record<string, string>;
}) {
  const t = useTranslations("common.export");
  const href = (format: "csv" | "xlsx") =>
    `/api/app/${workspaceSlug}/reports/export?${new URLSearchParams({ ...search, format })}`;
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="secondary">
          <Download aria-hidden="true" className="size-4" />
          {t("open")}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">
        {(["csv", "xlsx"] as const).map((format) => (
          <DropdownMenuItem key={format} asChild>
            <a href={href(format)} download>
              {t(format)}
            </a>
          </DropdownMenuItem>
        ))}
      </DropdownMenuContent>
    </DropdownMenu>
  );
}
