"use client";

import { useTranslations } from "next-intl";
import { useSay } from "@/components/forms/use-say";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { PauseReason } from "@/lib/core/pause-reason";
import { reasonSentence } from "@/lib/core/reason-sentence";

interface AccountPausedProps {
  workspaceSlug: string;
  label: string;
  reason: PauseReason;
  /** What it means for what is done on this screen. */
  means: string;
}

/** An account that the gateway rejected: said on every screen that works through it. */
export function AccountPaused({ workspaceSlug, label, reason, means }: AccountPausedProps) {
  const t = useTranslations("gateway.accounts");
  const say = useSay();
  return (
    <Notice tone="warning" title={`${label}. ${say(reasonSentence("account", reason))}`} description={means}>
      <Button asChild size="sm" variant="secondary">
        <Link href={`/${workspaceSlug}/settings/gateway-accounts`}>{t("see")}</Link>
      </Button>
    </Notice>
  );
}
