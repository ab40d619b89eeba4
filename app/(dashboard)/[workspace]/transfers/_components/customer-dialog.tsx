"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { AccountField } from "@/components/forms/account-field";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogDescription, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { Textarea } from "@/components/ui/textarea";
import type { CustomerView } from "@/lib/customers/customer.view";
import { createCustomerAction, updateCustomerAction } from "../actions";
import type { TransferSetting } from "./transfer-setting";

interface CustomerDialogProps {
  workspaceSlug: string;
  setting: TransferSetting;
  /** null: a new one. */
  customer: CustomerView | null;
  onClose: () => void;
}

/** A customer's name, notes and labels; the username only when it is new. */
export function CustomerDialog({ workspaceSlug, setting, customer, onClose }: CustomerDialogProps) {
  const t = useTranslations("transfers.people");
  const { act, busy, refusal } = useAct();
  const [values, setValues] = useState({
    gatewayAccountId: customer?.gatewayAccountId ?? setting.accounts[0]?.gatewayAccountId ?? "",
    username: customer?.username ?? "",
    name: customer?.name ?? "",
    notes: customer?.notes ?? "",
    labels: customer?.labels.join(", ") ?? "",
    phone: customer?.phone ? `+${customer.phone}` : "",
  });
  const set = (change: Partial<typeof values>) => setValues((now) => ({ ...now, ...change }));

  async function save(event: FormEvent) {
    event.preventDefault();
    const labels = values.labels.split(",").flatMap((label) => label.trim() || []);
    const { gatewayAccountId, username, name, notes, phone } = values;
    const done = customer
      ? await act(
          () => updateCustomerAction(workspaceSlug, { id: customer.id, name, notes, labels, phone }),
          t("saved"),
        )
      : await act(
          () =>
            createCustomerAction(workspaceSlug, { gatewayAccountId, username, name, notes, labels, phone }),
          t("added"),
        );
    if (done) onClose();
  }

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>
            {customer ? t("editTitle", { username: customer.username }) : t("addTitle")}
          </DialogTitle>
          <DialogDescription>{t("usernameHelp")}</DialogDescription>
        </DialogHeader>
        <form className="flex flex-col gap-4" onSubmit={(event) => void save(event)}>
          {customer ? null : (
            <>
              {setting.accounts.length > 1 ? (
                <AccountField
                  label={t("account")}
                  accounts={setting.accounts.map(({ gatewayAccountId: id, label }) => ({ id, label }))}
                  value={values.gatewayAccountId}
                  onChange={(gatewayAccountId) => set({ gatewayAccountId })}
                />
              ) : null}
              <Field label={t("username")} error={refusal?.fields.username}>
                <Input
                  autoComplete="off"
                  required
                  value={values.username}
                  onChange={(event) => set({ username: event.target.value })}
                />
              </Field>
            </>
          )}
          <Field label={t("name")} error={refusal?.fields.name}>
            <Input value={values.name} onChange={(event) => set({ name: event.target.value })} />
          </Field>
          <Field label={t("labels")} description={t("labelsHelp")} error={refusal?.fields.labels}>
            <Input value={values.labels} onChange={(event) => set({ labels: event.target.value })} />
          </Field>
          <Field label={t("phone")} description={t("phoneHelp")} error={refusal?.fields.phone} optional>
            <Input
              inputMode="tel"
              maxLength={40}
              value={values.phone}
              onChange={(event) => set({ phone: event.target.value })}
            />
          </Field>
          <Field label={t("notes")} error={refusal?.fields.notes}>
            <Textarea
              rows={3}
              value={values.notes}
              onChange={(event) => set({ notes: event.target.value })}
            />
          </Field>
          <div className="flex flex-wrap justify-end gap-2">
            {customer ? (
              <Button
                type="button"
                variant="ghost"
                disabled={busy}
                onClick={() =>
                  void act(
                    () =>
                      updateCustomerAction(workspaceSlug, { id: customer.id, archived: !customer.archived }),
                    t("saved"),
                  ).then((done) => done && onClose())
                }
              >
                {customer.archived ? t("restore") : t("archive")}
              </Button>
            ) : null}
            <Button type="submit" disabled={busy}>
              {customer ? t("save") : t("add")}
            </Button>
          </div>
        </form>
      </DialogContent>
    </Dialog>
  );
}
