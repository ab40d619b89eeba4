"use client";

import { Download, Layers, Plus, Repeat2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { useState } from "react";
import { useSay } from "@/components/forms/use-say";
import { RefreshOn } from "@/components/live/refresh-on";
import { AccountPaused } from "@/components/shell/account-paused";
import { PageHeader } from "@/components/shell/page-header";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import { reasonSentence } from "@/lib/core/reason-sentence";
import type { CustomerView } from "@/lib/customers/customer.view";
import type { BatchSummaryView, OpenBatchView } from "@/lib/transfers/batch.view";
import type { OpenTransferView, TransferView } from "@/lib/transfers/transfer.view";
import { BatchList } from "./batch-list";
import { CreditStrip } from "./credit-strip";
import { CustomerList } from "./customer-list";
import { OpenTransfers } from "./open-transfers";
import { StatementDialog } from "./statement-dialog";
import { TransferForm } from "./transfer-form";
import { type Shown, TransferHistory } from "./transfer-history";
import type { TransferSetting } from "./transfer-setting";

const TABS = ["history", "customers", "batches"] as const;

interface TransfersScreenProps {
  workspaceSlug: string;
  setting: TransferSetting;
  open: OpenTransferView[];
  openBatches: OpenBatchView[];
  batches: BatchSummaryView[];
  history: { data: TransferView[]; nextCursor: string | null };
  /** What *Repeat last* begins with. */
  last: { customer: CustomerView; credits: number } | null;
  shown: Shown;
}

export function TransfersScreen(props: TransfersScreenProps) {
  const { workspaceSlug, setting, open, openBatches, batches, history, last, shown } = props;
  const t = useTranslations("transfers");
  const say = useSay();
  const [tab, setTab] = useQueryState("tab", parseAsStringLiteral(TABS).withDefault("history"));
  const [form, setForm] = useState<{ customer: CustomerView | null; credits?: number } | null>(null);
  const [statement, setStatement] = useState(false);
  return (
    <div className="flex flex-col gap-6">
      <RefreshOn workspaceSlug={workspaceSlug} topic="transfer" />
      <RefreshOn workspaceSlug={workspaceSlug} topic="balance" />
      <PageHeader
        title={t("title")}
        actions={
          <>
            <Button variant="secondary" onClick={() => setStatement(true)}>
              <Download aria-hidden="true" className="size-4" />
              {t("statement")}
            </Button>
            {setting.may.create ? (
              <Button asChild variant="secondary">
                <Link href={`/${workspaceSlug}/transfers/batches/new`}>
                  <Layers aria-hidden="true" className="size-4" />
                  {t("several")}
                </Link>
              </Button>
            ) : null}
            {setting.may.create && setting.customers.length > 0 ? (
              <>
                {last === null ? null : (
                  <Button variant="secondary" onClick={() => setForm(last)}>
                    <Repeat2 aria-hidden="true" className="size-4" />
                    {t("repeatLast")}
                  </Button>
                )}
                <Button onClick={() => setForm({ customer: null })}>
                  <Plus aria-hidden="true" className="size-4" />
                  {t("new")}
                </Button>
              </>
            ) : null}
          </>
        }
      />
      {setting.accounts.map(({ gatewayAccountId, label, pausedReason }) =>
        pausedReason === null ? null : (
          <AccountPaused
            key={gatewayAccountId}
            workspaceSlug={workspaceSlug}
            label={label}
            reason={pausedReason}
            means={say(reasonSentence("forTransfers", pausedReason))}
          />
        ),
      )}
      <OpenTransfers workspaceSlug={workspaceSlug} transfers={open} batches={openBatches} setting={setting} />
      <CreditStrip workspaceSlug={workspaceSlug} accounts={setting.accounts} />
      <Tabs
        value={tab}
        onValueChange={(next) => void setTab(TABS.find((each) => each === next) ?? "history")}
      >
        <TabsList aria-label={t("title")}>
          {TABS.map((each) => (
            <TabsTrigger key={each} value={each}>
              {t(each)}
            </TabsTrigger>
          ))}
        </TabsList>
        <TabsContent value="history">
          <TransferHistory
            workspaceSlug={workspaceSlug}
            customers={setting.customers}
            initial={history}
            initiallyShown={shown}
          />
        </TabsContent>
        <TabsContent value="batches">
          <BatchList workspaceSlug={workspaceSlug} batches={batches} />
        </TabsContent>
        <TabsContent value="customers">
          <CustomerList
            workspaceSlug={workspaceSlug}
            setting={setting}
            onTransfer={(customer) => setForm({ customer })}
          />
        </TabsContent>
      </Tabs>
      {form ? (
        <TransferForm
          workspaceSlug={workspaceSlug}
          setting={setting}
          recent={[...open, ...history.data]}
          customer={form.customer}
          credits={form.credits ?? null}
          onClose={() => setForm(null)}
        />
      ) : null}
      {statement ? (
        <StatementDialog
          workspaceSlug={workspaceSlug}
          setting={setting}
          onClose={() => setStatement(false)}
        />
      ) : null}
    </div>
  );
}
