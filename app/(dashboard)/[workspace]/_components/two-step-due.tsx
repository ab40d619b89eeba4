"use client";

import { usePathname } from "next/navigation";
import { useFormatter, useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";

interface TwoStepDueProps {
  workspaceSlug: string;
  /** When the seven days end. */
  from: string;
  timeZone: string;
}

/**
 * During the seven days before two-step sign-in is required of the person who looks; their security
 * page says it in its own place.
 */
export function TwoStepDue({ workspaceSlug, from, timeZone }: TwoStepDueProps) {
  const t = useTranslations("two-step");
  const format = useFormatter();
  const place = `/${workspaceSlug}/settings/security`;
  if (usePathname() === place) return null;
  const date = format.dateTime(new Date(from), "day", { timeZone });
  return (
    <Notice wide tone="warning" title={t("dueTitle", { date })} description={t("due")}>
      <Button asChild size="sm" variant="secondary">
        <Link href={place}>{t("dueLink")}</Link>
      </Button>
    </Notice>
  );
}
