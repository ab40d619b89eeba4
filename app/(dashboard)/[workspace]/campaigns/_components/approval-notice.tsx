"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { ApprovalView } from "@/lib/approvals/approval.view";

interface ApprovalNoticeProps {
  approval: ApprovalView | null | undefined;
  checkHref: string;
}

/** Over the composer: that somebody is waited for, or why another person said no. */
export function ApprovalNotice({ approval, checkHref }: ApprovalNoticeProps) {
  const t = useTranslations("campaigns.approval");
  const tl = useTranslations("campaigns.list");
  if (approval?.state === "waiting")
    return (
      <Notice tone="warning" title={t("title")} description={t("editEnds")}>
        <Button asChild variant="secondary" size="sm">
          <Link href={checkHref}>{tl("review")}</Link>
        </Button>
      </Notice>
    );
  if (approval?.state !== "declined") return null;
  return (
    <Notice
      tone="danger"
      title={t("declinedTitle", { name: approval.decidedByName ?? "" })}
      description={approval.decisionNote || t("declinedBody")}
    />
  );
}
