"use client";

import { Download, Plus } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useState } from "react";
import { RefreshOn } from "@/components/live/refresh-on";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { CustomerView } from "@/lib/customers/customer.view";
import type { TransferStatus } from "@/lib/transfers/transfer.rules";
import type { TransferView } from "@/lib/transfers/transfer.view";
import { CustomerList } from "./customer-list";
import { OpenTransfers } from "./open-transfers";
import { StatementDialog } from "./statement-dialog";
import { TransferForm } from "./transfer-form";
import { TransferHistory } from "./transfer-history";
import type { TransferSetting } from "./transfer-setting";

const TABS = ["history", "customers"] as const;

interface TransfersScreenProps {
  workspaceSlug: string;
  setting: TransferSetting;
  open: TransferView[];
  history: { data: TransferView[]; nextCursor: string | null };
  initialStatus: TransferStatus | null;
}

export function TransfersScreen({ workspaceSlug, setting, open, history, initialStatus }: TransfersScreenProps) {
  const t = useTranslations("transfers");
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(TABS).withDefault("history"));
  const [form, setForm] = useState<{ customer: CustomerView | null } | null>(null);
  const [statement, setStatement] = useState(false);
  return (
    <div className="flex flex-col gap-6">
      <RefreshOn workspaceSlug={workspaceSlug} topic="transfer" />
      <PageHeader
        title={t("title")}
        actions={
          <>
            <Button variant="secondary" onClick={() => setStatement(true)}>
              <Download aria-hidden="true" className="size-4" />
              {t("statement")}
            </Button>
            {setting.may.create && setting.customers.length > 0 ? (
              <Button onClick={() => setForm({ customer: null })}>
                <Plus aria-hidden="true" className="size-4" />
                {t("new")}
              </Button>
            ) : null}
          </>
        }
      />
      <div className="flex flex-col gap-6">
        <OpenTransfers workspaceSlug={workspaceSlug} transfers={open} setting={setting} />
        <div className="flex gap-1 border-b border-line">
          {TABS.map((each) => (
            <button
              key={each}
              type="button"
              aria-pressed={tab === each}
              onClick={() => void setTab(each)}
              className={cn(
                "-mb-px border-b-2 px-3 py-2 text-sm",
                tab === each ? "border-accent font-medium text-ink" : "border-transparent text-muted hover:text-ink",
              )}
            >
              {t(each)}
            </button>
          ))}
        </div>
        {tab === "history" ? (
          <TransferHistory workspaceSlug={workspaceSlug} initial={history} initialStatus={initialStatus} />
        ) : (
          <CustomerList workspaceSlug={workspaceSlug} setting={setting} onTransfer={(customer) => setForm({ customer })} />
        )}
      </div>
      {form ? (
        <TransferForm workspaceSlug={workspaceSlug} setting={setting} customer={form.customer} onClose={() => setForm(null)} />
      ) : null}
      {statement ? <StatementDialog workspaceSlug={workspaceSlug} setting={setting} onClose={() => setStatement(false)} /> : null}
    </div>
  );
}
