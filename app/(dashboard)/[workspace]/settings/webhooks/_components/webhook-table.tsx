"use client";

import { Plus, Webhook } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { Link } from "@/components/ui/link";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { WebhookView } from "@/lib/webhooks/webhook.view";
import { Once } from "../../_components/once";
import { createWebhookAction } from "../actions";
import { WebhookDialog } from "./webhook-dialog";
import { WebhookStateBadge } from "./webhook-state-badge";

export function WebhookTable({
  workspaceSlug,
  webhooks,
}: {
  workspaceSlug: string;
  webhooks: WebhookView[];
}) {
  const t = useTranslations("webhooks");
  const [secret, setSecret] = useState<string | null>(null);
  const adding = (
    <WebhookDialog
      trigger={
        <Button>
          <Plus aria-hidden="true" />
          {t("add")}
        </Button>
      }
      title={t("add")}
      lead={t("addLead")}
      confirm={t("add")}
      onSubmit={(input) => createWebhookAction(workspaceSlug, input)}
      onDone={(made) => setSecret(made.secret)}
    />
  );
  return (
    <Card>
      {webhooks.length === 0 ? (
        <EmptyState icon={Webhook} title={t("empty")} description={t("emptyLead")} action={adding} />
      ) : (
        <>
          <CardHeader title={t("count", { count: webhooks.length })} actions={adding} />
          <Table label={t("table")}>
            <TableHead>
              <tr>
                <TableHeader>{t("url")}</TableHeader>
                <TableHeader>{t("events")}</TableHeader>
                <TableHeader>{t("state")}</TableHeader>
              </tr>
            </TableHead>
            <TableBody data-rows>
              {webhooks.map((webhook) => (
                <TableRow key={webhook.id}>
                  <TableCell className="max-w-96">
                    <Link
                      href={`/${workspaceSlug}/settings/webhooks/${webhook.id}`}
                      className="inline-block min-h-6 max-w-full truncate font-medium underline-offset-4 hover:underline"
                      title={webhook.url}
                    >
                      {webhook.url.replace(/^https?:\/\//, "")}
                    </Link>
                  </TableCell>
                  <TableCell className="min-w-48 text-muted">
                    {webhook.events.map((event) => t(`event.${event}`)).join(", ")}
                  </TableCell>
                  <TableCell>
                    <WebhookStateBadge state={webhook.state} />
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </>
      )}
      <Once
        title={t("onceTitle")}
        description={t("onceLead")}
        secret={secret}
        onClose={() => setSecret(null)}
      />
    </Card>
  );
}
