import Link from "next/link";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

interface AccountPausedProps {
  workspaceSlug: string;
  label: string;
  reason: "credits" | "credentials";
  /** What it means for what is done on this screen. */
  means: string;
}

/** An account that the gateway rejected: said on every screen that works through it. */
export function AccountPaused({ workspaceSlug, label, reason, means }: AccountPausedProps) {
  const t = useTranslations("gateway.accounts");
  return (
    <Notice tone="warning" title={`${label}. ${t(`paused${reason}`)}`} description={means}>
      <Button asChild size="sm" variant="secondary">
        <Link href={`/${workspaceSlug}/settings/gateway-accounts`}>{t("see")}</Link>
      </Button>
    </Notice>
  );
}
