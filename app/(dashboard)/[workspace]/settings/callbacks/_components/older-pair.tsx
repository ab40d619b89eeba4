"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { CallbackTokenView } from "@/lib/gateway-accounts/gateway-account.view";
import { retireCallbackTokenAction } from "../actions";

interface OlderPairProps {
  workspaceSlug: string;
  token: CallbackTokenView;
  /** The gateway's last call of all came to this pair. */
  usedLast: boolean;
  /** The gateway has called the pair in use. */
  newCalled: boolean;
}

/**
 * A pair of URLs that was replaced and still counts. Ending it before the new one was called asks
 * first: it would lose reports.
 */
export function OlderPair({ workspaceSlug, token, usedLast, newCalled }: OlderPairProps) {
  const t = useTranslations("gateway.callbacks");
  const { act, busy } = useAct();
  const [asking, setAsking] = useState(false);
  const last = [token.lastReportAt, token.lastInboundAt]
    .flatMap((at) => at ?? [])
    .sort()
    .at(-1);
  const retire = (evenUnused: boolean) =>
    void act(() => retireCallbackTokenAction(workspaceSlug, { id: token.id, evenUnused }), t("retired"));
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <code className="min-w-0 flex-1 basis-60 truncate text-xs text-muted">
        {token.urls.deliveryReports}
      </code>
      <span className="flex items-center gap-2 text-muted">
        {usedLast ? <Badge tone="warning">{t("usedLast")}</Badge> : null}
        {last ? t.rich("olderUsed", { when: () => <RelativeTime at={last} /> }) : t("olderUnused")}
      </span>
      <Button
        variant="danger-ghost"
        size="sm"
        disabled={busy}
        onClick={() => (newCalled ? retire(false) : setAsking(true))}
      >
        {t("retire")}
      </Button>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("retireTitle")}
        description={t("retireBody")}
        confirm={t("retireAnyway")}
        tone="danger"
        onConfirm={() => retire(true)}
      />
    </div>
  );
}
