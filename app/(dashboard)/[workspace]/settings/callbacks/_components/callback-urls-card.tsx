"use client";

import { CircleCheck, CircleDashed } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { RelativeTime } from "@/components/ui/relative-time";
import type { CallbackTokenView } from "@/lib/gateway-accounts/gateway-account.view";
import { retireToken, rotateToken } from "../actions";

interface CallbackUrlsCardProps {
  workspaceSlug: string;
  accountId: string;
  current: CallbackTokenView | null;
  older: CallbackTokenView[];
}

/** The two URLs, each with a light that goes on at the first call; rotation, and the older pairs that still count. */
export function CallbackUrlsCard({ workspaceSlug, accountId, current, older }: CallbackUrlsCardProps) {
  const t = useTranslations("gateway.callbacks");
  const router = useRouter();
  const { act, busy } = useAct();
  const [asking, setAsking] = useState(false);
  const waiting = current !== null && (current.lastReportAt === null || current.lastInboundAt === null);
  useEffect(() => {
    if (!waiting) return;
    const timer = setInterval(() => router.refresh(), 5000);
    return () => clearInterval(timer);
  }, [waiting, router]);
  return (
    <Card>
      <CardHeader
        title={t("pasteTitle")}
        description={t("paste")}
        actions={
          <Button variant="secondary" size="sm" onClick={() => setAsking(true)}>
            {t("rotate")}
          </Button>
        }
      />
      <CardBody className="flex flex-col gap-5">
        {current ? (
          <>
            <UrlLine name={t("reports")} url={current.urls.deliveryReports} lastAt={current.lastReportAt} />
            <UrlLine name={t("inbound")} url={current.urls.inboundMessages} lastAt={current.lastInboundAt} />
          </>
        ) : null}
        {older.length > 0 ? (
          <section className="flex flex-col gap-2 border-t border-line pt-4 text-sm">
            <h3 className="font-medium">{t("older")}</h3>
            {older.map((token) => (
              <div key={token.id} className="flex flex-wrap items-center gap-x-4 gap-y-2">
                <code className="min-w-0 flex-1 basis-60 truncate text-xs text-muted">{token.urls.deliveryReports}</code>
                <span className="text-muted">{lastUse(token)}</span>
                <Button
                  variant="danger-ghost"
                  size="sm"
                  disabled={busy}
                  onClick={() => void act(() => retireToken(workspaceSlug, { id: token.id }), t("retired"))}
                >
                  {t("retire")}
                </Button>
              </div>
            ))}
          </section>
        ) : null}
      </CardBody>
      <AlertDialog
        open={asking}
        onOpenChange={setAsking}
        title={t("rotateTitle")}
        description={t("rotateBody")}
        confirm={t("rotate")}
        onConfirm={() => void act(() => rotateToken(workspaceSlug, { id: accountId }), t("rotated"))}
      />
    </Card>
  );

  function lastUse(token: CallbackTokenView) {
    const last = [token.lastReportAt, token.lastInboundAt]
      .flatMap((at) => at ?? [])
      .sort()
      .at(-1);
    return last ? t.rich("olderUsed", { when: () => <RelativeTime at={last} /> }) : t("olderUnused");
  }
}

function UrlLine({ name, url, lastAt }: { name: string; url: string; lastAt: string | null }) {
  const t = useTranslations("gateway.callbacks");
  return (
    <div className="flex flex-col gap-1.5 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium">{name}</h3>
        <p className={lastAt ? "flex items-center gap-1.5 text-success" : "flex items-center gap-1.5 text-muted"}>
          {lastAt ? <CircleCheck aria-hidden="true" className="size-4" /> : <CircleDashed aria-hidden="true" className="size-4" />}
          {lastAt ? (
            <>
              {t("lastCall")} <RelativeTime at={lastAt} />
            </>
          ) : (
            t("waiting")
          )}
        </p>
      </div>
      <div className="flex items-center gap-2 rounded-md bg-sunken py-1 pr-1 pl-3">
        <code className="min-w-0 flex-1 text-xs break-all">{url}</code>
        <CopyButton value={url} what={name} />
      </div>
    </div>
  );
}
