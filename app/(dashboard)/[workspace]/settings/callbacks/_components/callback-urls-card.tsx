"use client";

import { CircleCheck, CircleDashed } from "lucide-react";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import type { AddressProblem } from "@/lib/callback-doctor/address-problem.rules";
import type { CallbackTokenView } from "@/lib/gateway-accounts/gateway-account.view";
import { rotateCallbackTokenAction } from "../actions";
import { OlderPair } from "./older-pair";

interface CallbackUrlsCardProps {
  workspaceSlug: string;
  accountId: string;
  current: CallbackTokenView | null;
  older: CallbackTokenView[];
  lastUsedId: string | null;
  /** It calls one URL with everything, and asks for a token when it is set up. */
  events: boolean;
  /** Why a gateway on the internet cannot call these, or should not. */
  unreachable: AddressProblem | null;
}

/**
 * The two URLs, each with a light that goes on at the first call; rotation, and the older pairs
 * that still count.
 */
export function CallbackUrlsCard({
  workspaceSlug,
  accountId,
  current,
  older,
  lastUsedId,
  events,
  unreachable,
}: CallbackUrlsCardProps) {
  const t = useTranslations("gateway.callbacks");
  const { act } = useAct();
  const [asking, setAsking] = useState(false);
  const olderId = useId();
  return (
    <Card>
      <CardHeader
        title={t("pasteTitle")}
        description={
          unreachable === null || unreachable === "plainHttp"
            ? t(events ? "pasteEvents" : "paste")
            : undefined
        }
        actions={
          <Button variant="secondary" size="sm" onClick={() => setAsking(true)}>
            {t("rotate")}
          </Button>
        }
      />
      <CardBody className="flex flex-col gap-5">
        {unreachable ? (
          <Notice tone="warning" title={t(`unreachable.${unreachable}`)} description={t("unreachable.do")} />
        ) : null}
        {current && events ? (
          <>
            <UrlLine
              name={t("events")}
              url={current.urls.events}
              lastAt={lastOf(current.lastReportAt, current.lastInboundAt)}
            />
            <div className="flex flex-col gap-1.5 text-sm">
              <h3 className="font-medium">{t("verifyToken")}</h3>
              <div className="flex items-center gap-2 rounded-md bg-sunken py-1 pe-1 ps-3">
                <code className="min-w-0 flex-1 text-xs break-all">{current.urls.verifyToken}</code>
                <CopyButton value={current.urls.verifyToken} what={t("verifyToken")} />
              </div>
            </div>
          </>
        ) : current ? (
          <>
            <UrlLine name={t("reports")} url={current.urls.deliveryReports} lastAt={current.lastReportAt} />
            <UrlLine name={t("inbound")} url={current.urls.inboundMessages} lastAt={current.lastInboundAt} />
          </>
        ) : null}
        {older.length > 0 ? (
          <section
            aria-labelledby={olderId}
            className="flex flex-col gap-3 border-t border-line pt-4 text-sm"
          >
            <div>
              <h3 id={olderId} className="font-medium">
                {t("older")}
              </h3>
              <p className="text-muted">{t("olderHelp")}</p>
            </div>
            {older.map((token) => (
              <OlderPair
                key={token.id}
                workspaceSlug={workspaceSlug}
                token={token}
                usedLast={token.id === lastUsedId}
                newCalled={
                  current !== null && (current.lastReportAt !== null || current.lastInboundAt !== null)
                }
              />
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
        onConfirm={() =>
          void act(() => rotateCallbackTokenAction(workspaceSlug, { id: accountId }), t("rotated"))
        }
      />
    </Card>
  );
}

function lastOf(...times: (string | null)[]): string | null {
  return (
    times
      .filter((time) => time !== null)
      .sort()
      .at(-1) ?? null
  );
}

function UrlLine({ name, url, lastAt }: { name: string; url: string; lastAt: string | null }) {
  const t = useTranslations("gateway.callbacks");
  const nameId = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a URL with its light is no part of a form.
    <div role="group" aria-labelledby={nameId} className="flex flex-col gap-1.5 text-sm">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 id={nameId} className="font-medium">
          {name}
        </h3>
        <p
          className={
            lastAt ? "flex items-center gap-1.5 text-success" : "flex items-center gap-1.5 text-muted"
          }
        >
          {lastAt ? (
            <CircleCheck aria-hidden="true" className="size-4" />
          ) : (
            <CircleDashed aria-hidden="true" className="size-4" />
          )}
          {lastAt ? (
            <>
              {t("lastCall")} <RelativeTime at={lastAt} />
            </>
          ) : (
            t("waiting")
          )}
        </p>
      </div>
      <div className="flex items-center gap-2 rounded-md bg-sunken py-1 pe-1 ps-3">
        <code className="min-w-0 flex-1 text-xs break-all">{url}</code>
        <CopyButton value={url} what={name} />
      </div>
    </div>
  );
}
