"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { announce } from "@/components/live/live-announcer";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { addToContactsAction } from "../actions";
import type { InboxSetting } from "./inbox-setting";
import { useInboxAct } from "./use-inbox-act";

interface AddContactProps {
  setting: InboxSetting;
  conversationId: string;
}

/** A name for a number that is no contact yet. */
export function AddContact({ setting, conversationId }: AddContactProps) {
  const t = useTranslations("inbox.person");
  const { act, busy, refusal } = useInboxAct(setting.workspaceSlug, conversationId, { inPlace: true });
  const [open, setOpen] = useState(false);
  const [firstName, setFirstName] = useState("");
  const [lastName, setLastName] = useState("");
  const [listId, setListId] = useState("");
  const fields = refusal?.fields ?? {};

  async function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    const done = await act(() =>
      addToContactsAction(setting.workspaceSlug, {
        id: conversationId,
        firstName,
        lastName,
        ...(listId ? { listId } : {}),
      }),
    );
    if (done === null) return;
    setOpen(false);
    announce(t("added"));
  }

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <Button variant="secondary" size="sm" className="self-start" onClick={() => setOpen(true)}>
        <UserPlus aria-hidden="true" />
        {t("add")}
      </Button>
      <DialogContent aria-describedby={undefined}>
        <DialogHeader>
          <DialogTitle>{t("add")}</DialogTitle>
        </DialogHeader>
        <form className="flex flex-col gap-4" noValidate onSubmit={(event) => void submit(event)}>
          <Field label={t("firstName")} error={fields.firstName}>
            <Input value={firstName} maxLength={80} onChange={(event) => setFirstName(event.target.value)} />
          </Field>
          <Field label={t("lastName")} error={fields.lastName} optional>
            <Input value={lastName} maxLength={80} onChange={(event) => setLastName(event.target.value)} />
          </Field>
          {setting.lists.length > 0 ? (
            <Field label={t("list")} error={fields.listId} optional>
              <NativeSelect value={listId} onChange={(event) => setListId(event.target.value)}>
                <option value="">{t("noList")}</option>
                {setting.lists.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </NativeSelect>
            </Field>
          ) : null}
          {refusal && !fields.firstName && !fields.lastName && !fields.listId ? (
            <p role="alert" className="text-sm text-danger">
              {fields.phone ?? refusal.message}
            </p>
          ) : null}
          <DialogFooter>
            <Button type="submit" loading={busy} disabled={`${firstName}${lastName}`.trim() === ""}>
              {t("addDo")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
