"use client";

import { Eye } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { useSuppressionWords } from "@/components/forms/use-suppression-words";
import { Avatar } from "@/components/ui/avatar";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy-button";
import { DataList } from "@/components/ui/data-list";
import { Link } from "@/components/ui/link";
import { PhoneText } from "@/components/ui/phone-text";
import { RelativeTime } from "@/components/ui/relative-time";
import { SafeText } from "@/components/ui/safe-text";
import type { ConversationDetailView } from "@/lib/inbox/conversation.view";
import { revealPhoneAction } from "../actions";
import { AddContact } from "./add-contact";
import type { InboxSetting } from "./inbox-setting";
import { LabelList } from "./label-list";
import { LabelMenu } from "./label-menu";
import { NeverText } from "./never-text";
import { NoPhone } from "./no-phone";
import { ThreadFiles } from "./thread-files";
import { useInboxAct } from "./use-inbox-act";

interface PersonPaneProps {
  setting: InboxSetting;
  conversation: ConversationDetailView;
}

/** Who writes, and whether they may be texted. */
export function PersonPane({ setting, conversation }: PersonPaneProps) {
  const t = useTranslations("inbox.person");
  const { contact, suppression, whatsappStop, name, assignee } = conversation;
  const words = useSuppressionWords();
  const facts = [
    { label: t("phone"), value: <Phone setting={setting} conversation={conversation} /> },
    {
      label: t("status"),
      value: suppression ? (
        <SafeText text={t("mayNot", { reason: words.reason(suppression.reason) })} className="text-warning" />
      ) : conversation.held ? (
        <span className="text-warning">{t("held")}</span>
      ) : (
        t("may")
      ),
    },
    ...(suppression ? [{ label: t("decided"), value: <RelativeTime at={suppression.createdAt} /> }] : []),
    ...(whatsappStop
      ? [
          {
            label: t("whatsappStop"),
            value: (
              <>
                {t("whatsappStopSince")} <RelativeTime at={whatsappStop.createdAt} />
              </>
            ),
          },
        ]
      : []),
    ...(assignee ? [{ label: t("assignee"), value: <bdi>{assignee.name}</bdi> }] : []),
    ...(conversation.shortCode === ""
      ? []
      : [{ label: t("shortCode"), value: <SafeText text={conversation.shortCode} /> }]),
    { label: t("account"), value: <bdi>{conversation.gatewayAccount}</bdi> },
    { label: t("since"), value: <RelativeTime at={conversation.createdAt} /> },
  ];
  return (
    <div className="flex flex-col gap-5">
      <div className="flex items-center gap-3">
        <Avatar name={name || "?"} className="size-10 text-sm" />
        <div className="min-w-0">
          <p className="truncate text-base font-semibold">
            {name === "" ? t("unknown") : <SafeText text={name} />}
          </p>
          {contact === null && setting.may.reply && conversation.answerable && conversation.phone !== "" ? (
            <AddContact setting={setting} conversationId={conversation.id} />
          ) : null}
          {contact?.id ? (
            <Link
              className="inline-flex min-h-6 items-center text-sm text-accent-ink hover:underline"
              href={`/${setting.workspaceSlug}/contacts/${contact.id}`}
            >
              {t("contact")}
            </Link>
          ) : null}
        </div>
      </div>
      <Labels setting={setting} conversation={conversation} />
      <DataList items={facts.map((fact) => ({ ...fact, key: fact.label }))} />
      {setting.may.reply && suppression === null ? (
        <NeverText workspaceSlug={setting.workspaceSlug} conversationId={conversation.id} />
      ) : null}
      <ThreadFiles workspaceSlug={setting.workspaceSlug} conversationId={conversation.id} />
      {contact && contact.fields.length > 0 ? (
        <section>
          <h3 className="mb-1 text-xs font-medium text-muted">{t("fields")}</h3>
          <DataList
            items={contact.fields.map((field) => ({
              key: field.name,
              label: <SafeText text={field.name} />,
              value: <SafeText text={field.value} />,
            }))}
          />
        </section>
      ) : null}
    </div>
  );
}

function Labels({ setting, conversation }: PersonPaneProps) {
  const t = useTranslations("inbox.labels");
  if (!setting.may.reply && conversation.labels.length === 0) return null;
  return (
    <section className="flex flex-col items-start gap-2">
      <h3 className="text-xs font-medium text-muted">{t("title")}</h3>
      {conversation.labels.length > 0 ? (
        <LabelList labels={conversation.labels} />
      ) : (
        <p className="text-sm text-muted">{t("none")}</p>
      )}
      {setting.may.reply ? <LabelMenu setting={setting} conversation={conversation} /> : null}
    </section>
  );
}

/**
 * Masked until somebody who may asks for it; that is written down, and gone again with this
 * conversation.
 */
function Phone({ setting, conversation }: PersonPaneProps) {
  const t = useTranslations("inbox.person");
  const [whole, setWhole] = useState<string | null>(null);
  const { act, busy } = useInboxAct(setting.workspaceSlug, conversation.id);
  if (conversation.whatsappUserId !== null) return <NoPhone userId={conversation.whatsappUserId} />;
  if (!conversation.masked || whole !== null) {
    return (
      <span className="flex flex-col items-end">
        <span className="flex items-center gap-1">
          <PhoneText phone={whole ?? conversation.phone} className="select-all" />
          <CopyButton value={whole ?? conversation.phone} what={t("phone")} size="icon-sm" />
        </span>
        {whole === null ? null : <span className="text-xs font-normal text-muted">{t("revealed")}</span>}
      </span>
    );
  }
  return (
    <span className="flex flex-col items-end gap-1">
      <PhoneText phone={conversation.phone} />
      {setting.may.reveal ? (
        <>
          <Button
            variant="secondary"
            size="sm"
            loading={busy}
            onClick={() =>
              void act(() => revealPhoneAction(setting.workspaceSlug, { id: conversation.id })).then((done) =>
                setWhole(done?.data.phone ?? null),
              )
            }
          >
            <Eye aria-hidden="true" />
            {t("reveal")}
          </Button>
          <span className="text-xs font-normal text-muted">{t("revealHelp")}</span>
        </>
      ) : null}
    </span>
  );
}
