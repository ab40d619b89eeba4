"use client";

import { Plus, Repeat2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import type { CustomerView } from "@/lib/customers/customer.view";
import type { TransferView } from "@/lib/transfers/transfer.view";
import { TransferForm } from "../../../transfers/_components/transfer-form";
import type { TransferSetting } from "../../../transfers/_components/transfer-setting";
import { updateCustomerAction } from "../../../transfers/actions";

interface CustomerActionsProps {
  workspaceSlug: string;
  customer: CustomerView;
  setting: TransferSetting;
  recent: readonly TransferView[];
}

/** What is done with a customer: credit, the same again, away and back. */
export function CustomerActions({ workspaceSlug, customer, setting, recent }: CustomerActionsProps) {
  const t = useTranslations("customers");
  const people = useTranslations("transfers.people");
  const { act, busy } = useAct();
  const [form, setForm] = useState<{ credits: number | null } | null>(null);
  const { lastCredits, archived, id } = customer;
  const transfers = setting.may.create && !archived;
  return (
    <>
      {setting.may.editCustomers ? (
        <Button
          variant="ghost"
          disabled={busy}
          onClick={() =>
            void act(() => updateCustomerAction(workspaceSlug, { id, archived: !archived }), people("saved"))
          }
        >
          {people(archived ? "restore" : "archive")}
        </Button>
      ) : null}
      {transfers && lastCredits !== null ? (
        <Button variant="secondary" onClick={() => setForm({ credits: lastCredits })}>
          <Repeat2 aria-hidden="true" className="size-4" />
          {t("repeatLast", { credits: lastCredits })}
        </Button>
      ) : null}
      {transfers ? (
        <Button onClick={() => setForm({ credits: null })}>
          <Plus aria-hidden="true" className="size-4" />
          {t("transfer")}
        </Button>
      ) : null}
      {form ? (
        <TransferForm
          workspaceSlug={workspaceSlug}
          setting={setting}
          recent={recent}
          customer={customer}
          credits={form.credits}
          onClose={() => setForm(null)}
        />
      ) : null}
    </>
  );
}
