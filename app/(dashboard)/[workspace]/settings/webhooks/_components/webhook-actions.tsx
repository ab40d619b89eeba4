"use client";

import { Ellipsis } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import type { WebhookView } from "@/lib/webhooks/webhook.view";
import { Once } from "../../_components/once";
import {
  deleteWebhookAction,
  rotateWebhookSecretAction,
  sendTestEventAction,
  setWebhookStateAction,
  updateWebhookAction,
} from "../actions";
import { WebhookDialog } from "./webhook-dialog";

type Asking = "rotate" | "remove" | null;

export function WebhookActions({ workspaceSlug, webhook }: { workspaceSlug: string; webhook: WebhookView }) {
  const t = useTranslations("webhooks");
  const router = useRouter();
  const { act, busy } = useAct();
  // The page of a webhook that is gone is left, never read again.
  const leave = useAct({ onDone: () => router.push(`/${workspaceSlug}/settings/webhooks`) });
  const [asking, setAsking] = useState<Asking>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const webhookId = webhook.id;
  const off = webhook.state === "paused" || webhook.state === "disabled";

  async function makeSecret() {
    const made = await act(() => rotateWebhookSecretAction(workspaceSlug, { webhookId }));
    if (made !== null) setSecret(made.data.secret);
  }

  async function removeNow() {
    await leave.act(() => deleteWebhookAction(workspaceSlug, { webhookId }), t("removeDone"));
  }

  return (
    <>
      <WebhookDialog
        trigger={<Button variant="secondary">{t("edit")}</Button>}
        title={t("editTitle")}
        lead={t("editLead")}
        confirm={t("save")}
        done={t("saved")}
        saved={webhook}
        onSubmit={(input) => updateWebhookAction(workspaceSlug, { webhookId, ...input })}
      />
      <Button
        variant="secondary"
        disabled={busy}
        onClick={() =>
          void act(
            () => setWebhookStateAction(workspaceSlug, { webhookId, enabled: off }),
            off ? t("enableDone") : t("pauseDone"),
          )
        }
      >
        {off ? t("enable") : t("pause")}
      </Button>
      <Button
        disabled={busy}
        onClick={() => void act(() => sendTestEventAction(workspaceSlug, { webhookId }), t("tested"))}
      >
        {t("test")}
      </Button>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button variant="ghost" size="icon" aria-label={t("more")}>
            <Ellipsis aria-hidden="true" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end">
          <DropdownMenuItem onSelect={() => setAsking("rotate")}>{t("rotate")}</DropdownMenuItem>
          <DropdownMenuItem onSelect={() => setAsking("remove")}>{t("remove")}</DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      <AlertDialog
        open={asking === "rotate"}
        onOpenChange={() => setAsking(null)}
        title={t("rotateTitle")}
        description={t("rotateLead")}
        confirm={t("rotate")}
        onConfirm={() => void makeSecret()}
      />
      <AlertDialog
        open={asking === "remove"}
        onOpenChange={() => setAsking(null)}
        tone="danger"
        title={t("removeTitle")}
        description={t("removeLead", { host: new URL(webhook.url).host })}
        confirm={t("remove")}
        onConfirm={() => void removeNow()}
      />
      <Once
        title={t("onceTitle")}
        description={t("onceLead")}
        secret={secret}
        onClose={() => setSecret(null)}
      />
    </>
  );
}
