"use client";

import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";

export type ExportFormat = "csv" | "xlsx";

interface ExportFormatsProps {
  /** Where a file is fetched from, for one that asks nothing first. */
  href?: (format: ExportFormat) => string;
  onChoose?: (format: ExportFormat) => void;
}

/** The button *Export* and the two kinds of file behind it. */
export function ExportFormats({ href, onChoose }: ExportFormatsProps) {
  const t = useTranslations("common.export");
  const item = (format: ExportFormat): ReactNode =>
    href ? (
      <DropdownMenuItem key={format} asChild>
        <a href={href(format)} download>
          {t(format)}
        </a>
      </DropdownMenuItem>
    ) : (
      <DropdownMenuItem key={format} onSelect={() => onChoose?.(format)}>
        {t(format)}
      </DropdownMenuItem>
    );
  return (
    <DropdownMenu>
      <DropdownMenuTrigger asChild>
        <Button variant="secondary">
          <Download aria-hidden="true" className="size-4" />
          {t("open")}
        </Button>
      </DropdownMenuTrigger>
      <DropdownMenuContent align="end">{(["csv", "xlsx"] as const).map(item)}</DropdownMenuContent>
    </DropdownMenu>
  );
}
