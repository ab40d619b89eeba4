"use client";

import { KeyRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from "@/components/ui/table";
import type { ApiKeyView, KeyHolderView } from "@/lib/api-keys/api-key.view";
import { Once } from "../../_components/once";
import { revokeApiKeyAction } from "../actions";
import { CreateKeyDialog } from "./create-key-dialog";
import { HandOverDialog } from "./hand-over-dialog";

interface ApiKeyTableProps {
  workspaceSlug: string;
  keys: ApiKeyView[];
  holders: KeyHolderView[];
  isOwner: boolean;
}

const TONE = { active: "success", expired: "warning", revoked: "neutral", ended: "warning" } as const;

export function ApiKeyTable({ workspaceSlug, keys, holders, isOwner }: ApiKeyTableProps) {
  const t = useTranslations("settings.apiKeys");
  const role = useTranslations("auth.role");
  const [secret, setSecret] = useState<string | null>(null);
  const [given, setGiven] = useState<ApiKeyView | null>(null);
  const { act, busy } = useAct();
  const creating = <CreateKeyDialog workspaceSlug={workspaceSlug} isOwner={isOwner} onKey={setSecret} />;
  return (
    <Card>
      {keys.length === 0 ? (
        <EmptyState icon={KeyRound} title={t("empty")} description={t("emptyLead")} action={creating} />
      ) : (
        <>
          <CardHeader
            title={t("count", { count: keys.filter((key) => key.status === "active").length })}
            actions={creating}
          />
          <Table label={t("table")}>
            <TableHead>
              <tr>
                <TableHeader>{t("name")}</TableHeader>
                <TableHeader>{t("role")}</TableHeader>
                <TableHeader>{t("belongsTo")}</TableHeader>
                <TableHeader>{t("state")}</TableHeader>
                <TableHeader>{t("lastUsed")}</TableHeader>
                <TableHeader className="relative">
                  <span className="sr-only">{t("actions")}</span>
                </TableHeader>
              </tr>
            </TableHead>
            <TableBody>
              {keys.map((key) => (
                <TableRow key={key.id}>
                  <TableCell>
                    <span className="block font-medium">{key.name}</span>
                    <code className="font-mono text-muted text-xs">{key.prefix}…</code>
                  </TableCell>
                  <TableCell>{role(key.role)}</TableCell>
                  <TableCell>
                    <span className="block">{key.holder ?? t("operator")}</span>
                    <span className="block text-muted text-xs">
                      {t("madeBy", { name: key.madeBy ?? t("operator") })}
                    </span>
                  </TableCell>
                  <TableCell>
                    <Badge tone={TONE[key.status]}>{t(`status.${key.status}`)}</Badge>
                  </TableCell>
                  <TableCell className="whitespace-nowrap text-muted">
                    {key.lastUsedAt === null ? t("never") : <RelativeTime at={key.lastUsedAt} />}
                  </TableCell>
                  <TableCell>
                    {key.status === "active" || key.status === "ended" ? (
                      <div className="flex justify-end gap-2">
                        {key.role === "owner" && !isOwner ? null : (
                          <Button size="sm" variant="ghost" disabled={busy} onClick={() => setGiven(key)}>
                            {t("handOver")}
                          </Button>
                        )}
                        <AlertDialog
                          trigger={
                            <Button size="sm" variant="danger-ghost" disabled={busy}>
                              {t("revoke")}
                            </Button>
                          }
                          tone="danger"
                          title={t("revokeTitle", { name: key.name })}
                          description={t("revokeLead")}
                          confirm={t("revoke")}
                          onConfirm={() =>
                            act(
                              () => revokeApiKeyAction(workspaceSlug, { apiKeyId: key.id }),
                              t("revokeDone"),
                            )
                          }
                        />
                      </div>
                    ) : null}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </>
      )}
      {given === null ? null : (
        <HandOverDialog
          workspaceSlug={workspaceSlug}
          apiKey={given}
          holders={holders}
          onClose={() => setGiven(null)}
        />
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
