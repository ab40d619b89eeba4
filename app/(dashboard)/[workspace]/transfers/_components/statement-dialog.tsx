"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { CustomerFilter } from "./customer-filter";
import type { TransferSetting } from "./transfer-setting";

interface StatementDialogProps {
  workspaceSlug: string;
  setting: TransferSetting;
  onClose: () => void;
}

/** A time and, if wanted, one customer; then a file. */
export function StatementDialog({ workspaceSlug, setting, onClose }: StatementDialogProps) {
  const t = useTranslations("transfers");
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const [customer, setCustomer] = useState("");
  const search = new URLSearchParams({
    ...(from ? { from } : {}),
    ...(to ? { to } : {}),
    ...(customer ? { customer } : {}),
  });
  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("statementTitle")}</DialogTitle>
          <DialogDescription>{t("statementHelp")}</DialogDescription>
        </DialogHeader>
        <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
          <Field label={t("from")}>
            <Input type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
          </Field>
          <Field label={t("to")}>
            <Input type="date" value={to} onChange={(event) => setTo(event.target.value)} />
          </Field>
          <div className="sm:col-span-2">
            <CustomerFilter
              workspaceSlug={workspaceSlug}
              customers={setting.customers}
              chosen={customer}
              onChoose={setCustomer}
            />
          </div>
        </div>
        <Button asChild className="self-end">
          <a href={`/api/app/${workspaceSlug}/transfers/statement?${search}`} download onClick={onClose}>
            {t("download")}
          </a>
        </Button>
      </DialogContent>
    </Dialog>
  );
}
