"use client";

import { CircleCheck, CirclePause } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { useSay } from "@/components/forms/use-say";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { sayTold } from "@/lib/core/kept-sentence";
import { reasonSentence } from "@/lib/core/reason-sentence";
import type { GatewayAccountView, GatewayTestView } from "@/lib/gateway-accounts/gateway-account.view";
import {
  removeGatewayAccountAction,
  resumeGatewayAccountAction,
  testGatewayAccountAction,
  updateGatewayAccountAction,
} from "../actions";
import { BalanceChoices } from "./balance-choices";
import { NumberFacts } from "./number-facts";
import { TestProgress } from "./test-progress";

interface AccountCardProps {
  workspaceSlug: string;
  account: GatewayAccountView;
  mayEdit: boolean;
  onEdit: () => void;
}

export function AccountCard({ workspaceSlug, account, mayEdit, onEdit }: AccountCardProps) {
  const t = useTranslations("gateway.accounts");
  const format = useFormatter();
  const { act, busy } = useAct();
  const say = useSay();
  const [testing, setTesting] = useState(false);
  const [removing, setRemoving] = useState(false);
  const [unclear, setUnclear] = useState<GatewayTestView | null>(null);
  const { id, balance, pausedReason } = account;
  const number = (value: number | null) => (value === null ? t("notRead") : format.number(value));
  const whatsapp = account.kind === "whatsapp-cloud";
  const credits: [string, string][] = [
    [t("remaining"), number(balance.remaining)],
    [t("used"), number(balance.used)],
  ];
  const facts: [string, string][] = [
    ...(whatsapp ? [] : credits),
    [whatsapp ? t("numberId") : t("username"), account.username],
    [t("address"), account.baseUrl],
  ];

  return (
    <Card id={`account-${id}`} aria-label={account.label} className="scroll-mt-24">
      <CardHeader
        title={account.label}
        actions={
          <>
            {account.isDefault ? <Badge tone="accent">{t("default")}</Badge> : null}
            <Badge
              tone={account.status === "active" ? "success" : "warning"}
              icon={account.status === "active" ? CircleCheck : CirclePause}
            >
              {t(account.status)}
            </Badge>
          </>
        }
      />
      <CardBody className="flex flex-col gap-4">
        {account.status === "paused" && pausedReason ? (
          <Notice
            tone="warning"
            title={say(reasonSentence("account", pausedReason))}
            description={`${say(reasonSentence("accountDo", pausedReason))} ${t("waiting", { count: account.pausedCampaigns })}`}
          >
            {mayEdit ? (
              <Button
                size="sm"
                loading={busy}
                onClick={() =>
                  void act(
                    () => resumeGatewayAccountAction(workspaceSlug, { id }),
                    ({ campaigns, remaining }) =>
                      remaining === null
                        ? t("resumedUntold", { count: campaigns })
                        : t("resumed", { count: campaigns, remaining }),
                  )
                }
              >
                {t("resume")}
              </Button>
            ) : null}
          </Notice>
        ) : null}
        {account.balanceError ? (
          <Notice tone="warning" title={t("readError", { reason: account.balanceError })} />
        ) : null}
        {testing ? <TestProgress /> : null}
        {unclear ? (
          <BalanceChoices
            answer={unclear.answer}
            choices={unclear.choices}
            busy={busy}
            onChoose={({ settings }) => void choose(settings)}
          />
        ) : null}
        <dl className="grid grid-cols-1 gap-x-8 gap-y-3 text-sm sm:grid-cols-2 lg:grid-cols-4">
          {facts.map(([name, value]) => (
            <div key={name} className="min-w-0">
              <dt className="text-muted">{name}</dt>
              <dd className="font-medium break-words tabular-nums">{value}</dd>
            </div>
          ))}
        </dl>
        {account.number ? <NumberFacts number={account.number} /> : null}
        {balance.checkedAt ? (
          <p className="text-xs text-muted">
            {t("checked")} <RelativeTime at={balance.checkedAt} />
          </p>
        ) : null}
      </CardBody>
      {mayEdit ? (
        <CardFooter>
          <Button variant="danger-ghost" size="sm" className="me-auto" onClick={() => setRemoving(true)}>
            {t("remove")}
          </Button>
          {account.isDefault ? null : (
            <Button
              variant="ghost"
              size="sm"
              disabled={busy}
              onClick={() =>
                void act(
                  () => updateGatewayAccountAction(workspaceSlug, { id, isDefault: true }),
                  t("madeDefault"),
                )
              }
            >
              {t("makeDefault")}
            </Button>
          )}
          <Button variant="ghost" size="sm" asChild>
            <Link href={`/${workspaceSlug}/settings/callbacks?account=${id}`}>{t("callbacks")}</Link>
          </Button>
          <Button variant="secondary" size="sm" onClick={onEdit}>
            {t("edit")}
          </Button>
          <Button variant="secondary" size="sm" loading={testing} disabled={busy} onClick={() => void test()}>
            {t("test")}
          </Button>
        </CardFooter>
      ) : null}
      <AlertDialog
        open={removing}
        onOpenChange={setRemoving}
        title={t("removeTitle", { label: account.label })}
        description={t("removeBody")}
        confirm={t("remove")}
        tone="danger"
        onConfirm={() => void act(() => removeGatewayAccountAction(workspaceSlug, { id }), t("removed"))}
      />
    </Card>
  );

  async function choose(settings: Record<string, string>) {
    const done = await act(
      () => updateGatewayAccountAction(workspaceSlug, { id, settings }),
      t("balanceChosen"),
    );
    if (done) setUnclear(null);
  }

  async function test() {
    setTesting(true);
    const result = await act(
      async () => {
        const result = await testGatewayAccountAction(workspaceSlug, { id });
        return result.ok && !result.data.ok
          ? { ok: false as const, code: "unavailable" as const, message: sayTold(result.data.told, say) }
          : result;
      },
      (data) =>
        data.facts
          ? t("testedNumber", { number: data.facts.number })
          : data.remaining === null
            ? t("testedUnknown")
            : t("tested", { remaining: data.remaining }),
    );
    setTesting(false);
    if (result) setUnclear(result.data.choices.length > 0 ? result.data : null);
  }
}
