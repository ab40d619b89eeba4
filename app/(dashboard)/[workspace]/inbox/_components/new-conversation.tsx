"use client";

import { useQueryClient } from "@tanstack/react-query";
import { MessageSquarePlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { AccountField } from "@/components/forms/account-field";
import { useAct } from "@/components/forms/use-act";
import { announce } from "@/components/live/live-announcer";
import { Button } from "@/components/ui/button";
import { Dialog, DialogContent, DialogFooter, DialogHeader, DialogTitle } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { Textarea } from "@/components/ui/textarea";
import { startConversationAction } from "../actions";
import { ContactField } from "./contact-field";
import { inboxKeys } from "./inbox-keys";
import type { InboxSetting } from "./inbox-setting";
import { ReplyCost } from "./reply-cost";
import { draftName, keepDraft } from "./use-draft";

interface NewConversationProps {
  setting: InboxSetting;
  onShow: (id: string) => void;
}

/** The first text is ours: to a number, or to a contact for those who see them. */
export function NewConversation({ setting, onShow }: NewConversationProps) {
  const t = useTranslations("inbox.start");
  const [open, setOpen] = useState(false);
  return (
    <>
      <IconButton icon={MessageSquarePlus} label={t("open")} onClick={() => setOpen(true)} />
      {open ? <StartDialog setting={setting} onShow={onShow} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function StartDialog({ setting, onShow, onClose }: NewConversationProps & { onClose: () => void }) {
  const t = useTranslations("inbox.start");
  const { workspaceSlug, accounts, senders } = setting;
  const client = useQueryClient();
  const { act, busy, refusal, clear } = useAct({
    inPlace: true,
    onDone: () => client.invalidateQueries({ queryKey: [workspaceSlug, inboxKeys.list] }),
  });
  const [to, setTo] = useState("");
  const [contactId, setContactId] = useState<string | null>(null);
  const [account, setAccount] = useState("");
  const [sender, setSender] = useState("");
  const [text, setText] = useState("");
  const [requestKey, setRequestKey] = useState(() => crypto.randomUUID() as string);
  const fields = refusal?.fields ?? {};
  /** Another request than the one that was refused. */
  const change = (set: () => void) => {
    clear();
    setRequestKey(crypto.randomUUID());
    set();
  };

  async function submit(event: FormEvent) {
    event.preventDefault();
    event.stopPropagation();
    const done = await act(() =>
      startConversationAction(workspaceSlug, {
        ...(contactId === null ? { to } : { contactId }),
        ...(account ? { gatewayAccountId: account } : {}),
        ...(sender ? { sender } : {}),
        text,
        requestKey,
      }),
    );
    if (done === null) return;
    const { id, existing } = done.data;
    // Nothing was sent: the words wait in the box of the conversation that there is.
    if (existing) keepDraft(draftName(workspaceSlug, setting.me, id, "reply"), text);
    announce(t(existing ? "existing" : "started"));
    onClose();
    onShow(id);
  }

  return (
    <Dialog open onOpenChange={(next) => (next ? undefined : onClose())}>
      <DialogContent aria-describedby={undefined}>
        <DialogHeader>
          <DialogTitle>{t("title")}</DialogTitle>
        </DialogHeader>
        <form className="flex flex-col gap-4" onSubmit={(event) => void submit(event)} noValidate>
          {setting.may.contacts ? (
            <ContactField
              workspaceSlug={workspaceSlug}
              value={contactId}
              onChange={(next) => change(() => setContactId(next))}
            />
          ) : null}
          {contactId === null ? (
            <Field label={t("to")} description={t("toHelp")} error={fields.to && refusal?.message}>
              <Input
                inputMode="tel"
                autoComplete="off"
                maxLength={40}
                value={to}
                onChange={(event) => change(() => setTo(event.target.value))}
              />
            </Field>
          ) : fields.to ? (
            <p role="alert" className="text-sm text-danger">
              {refusal?.message}
            </p>
          ) : null}
          {accounts.length > 1 ? (
            <AccountField
              label={t("account")}
              accounts={accounts}
              value={account}
              usual={t("usual")}
              error={fields.gatewayAccountId}
              onChange={(id) => change(() => setAccount(id))}
            />
          ) : null}
          {senders.length > 0 ? (
            <Field label={t("sender")} error={fields.sender}>
              <NativeSelect value={sender} onChange={(event) => change(() => setSender(event.target.value))}>
                <option value="">{t("usualSender")}</option>
                {senders.map((value) => (
                  <option key={value} value={value}>
                    {value}
                  </option>
                ))}
              </NativeSelect>
            </Field>
          ) : null}
          <div className="flex flex-col gap-1.5">
            <Field label={t("text")} error={fields.text ?? fields["message.text"]}>
              <Textarea
                rows={4}
                dir="auto"
                maxLength={1600}
                value={text}
                onChange={(event) => change(() => setText(event.target.value))}
              />
            </Field>
            <ReplyCost text={text} id="start-cost" />
          </div>
          {refusal && Object.keys(fields).length === 0 ? (
            <p role="alert" className="text-sm text-danger">
              {refusal.message}
            </p>
          ) : null}
          <DialogFooter>
            <Button
              type="submit"
              loading={busy}
              disabled={text.trim() === "" || (contactId === null && !to.trim())}
            >
              {t("send")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
