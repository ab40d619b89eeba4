"use client";

import { Cable, FlaskConical, Plus } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ActButton } from "@/components/forms/act-button";
import { RefreshOn } from "@/components/live/refresh-on";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { GatewayAccountView } from "@/lib/gateway-accounts/gateway-account.view";
import { connectSimulatorAction } from "../../../actions";
import { AccountCard } from "./account-card";
import { AccountForm } from "./account-form";

interface AccountsScreenProps {
  workspaceSlug: string;
  accounts: GatewayAccountView[];
  mayEdit: boolean;
  /** The simulator of this installation can be used in place of a gateway. */
  simulator: boolean;
}

export function AccountsScreen({ workspaceSlug, accounts, mayEdit, simulator }: AccountsScreenProps) {
  const t = useTranslations("gateway.accounts");
  const router = useRouter();
  const [form, setForm] = useState<GatewayAccountView | "new" | null>(null);
  const connect = mayEdit ? (
    <Button onClick={() => setForm("new")}>
      <Plus aria-hidden="true" />
      {t("connect")}
    </Button>
  ) : null;
  return (
    <div className="flex flex-col gap-6">
      <RefreshOn workspaceSlug={workspaceSlug} topic="balance" />
      <PageHeader
        title={t("title")}
        description={t("intro")}
        actions={accounts.length > 0 ? connect : null}
      />
      {accounts.length === 0 ? (
        <EmptyState
          icon={Cable}
          title={t("empty")}
          description={t("emptyHelp")}
          action={
            <div className="flex flex-wrap justify-center gap-2">
              {connect}
              {simulator ? (
                <ActButton
                  variant="secondary"
                  run={() => connectSimulatorAction(workspaceSlug, null)}
                  done={t("simulatorConnected")}
                >
                  <FlaskConical aria-hidden="true" />
                  {t("simulator")}
                </ActButton>
              ) : null}
            </div>
          }
        />
      ) : null}
      {accounts.map((account) => (
        <AccountCard
          key={account.id}
          workspaceSlug={workspaceSlug}
          account={account}
          mayEdit={mayEdit}
          onEdit={() => setForm(account)}
        />
      ))}
      {form ? (
        <AccountForm
          workspaceSlug={workspaceSlug}
          account={form === "new" ? null : form}
          onClose={() => setForm(null)}
          onConnected={(id) => router.push(`/${workspaceSlug}/settings/callbacks?account=${id}`)}
        />
      ) : null}
    </div>
  );
}
