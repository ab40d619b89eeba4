"use client";

import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { RunningImport } from "@/lib/campaigns/campaign.view";

interface ImportNoticeProps {
  workspaceSlug: string;
  importing: RunningImport[];
}

/** Says that a chosen list is not complete yet, and where its import can be followed or stopped. */
export function ImportNotice({ workspaceSlug, importing }: ImportNoticeProps) {
  const t = useTranslations("campaigns.compose.importing");
  if (importing.length === 0) return null;
  return (
    <Notice tone="warning" title={t("title")}>
      <ul className="flex list-disc flex-col gap-1 ps-5">
        {importing.map(({ listId, list, rows, total }) => (
          <li key={listId}>
            <Link className="underline underline-offset-2" href={`/${workspaceSlug}/lists/${listId}`}>
              <bdi>{list}</bdi>
            </Link>
            {": "}
            {total === null ? t("soFar", { rows }) : t("rows", { rows, total })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
