"use client";

import { useTranslations } from "next-intl";
import { WhatsappPart } from "@/app/_components/whatsapp-template/whatsapp-part";
import { WhatsAppPreview } from "@/app/_components/whatsapp-template/whatsapp-preview";
import type { ConversationDetailView } from "@/lib/inbox/conversation.view";
import type { TemplateContent } from "@/lib/messages/template-content.input";
import type { InboxSetting } from "./inbox-setting";

interface TemplateReplyProps {
  setting: InboxSetting;
  conversation: ConversationDetailView;
  template: TemplateContent;
  /** The account that it goes by: each has templates of its own. */
  gatewayAccountId: string;
  onChange: (template: TemplateContent) => void;
}

export const NO_TEMPLATE: TemplateContent = {
  kind: "template",
  name: "",
  language: "",
  variables: {},
  text: "",
};

/** What WhatsApp takes outside of its window: an approved template, as this person will get it. */
export function TemplateReply({
  setting,
  conversation: { contact, phone },
  template,
  gatewayAccountId,
  onChange,
}: TemplateReplyProps) {
  const t = useTranslations("inbox.reply");
  const known = setting.whatsapp.templates.filter((one) => one.gatewayAccountId === gatewayAccountId);
  const fields = Object.fromEntries((contact?.fields ?? []).map(({ name, value }) => [name, value]));
  return (
    <fieldset
      aria-label={t("template")}
      className="scroll-thin grid max-h-80 gap-4 overflow-y-auto p-1 sm:grid-cols-2"
    >
      <div className="flex min-w-0 flex-col gap-3">
        <WhatsappPart
          workspaceSlug={setting.workspaceSlug}
          template={template}
          known={known}
          onChange={onChange}
        />
      </div>
      {template.name === "" ? null : (
        <div className="self-start">
          <WhatsAppPreview
            content={template}
            templates={known}
            values={{
              firstName: contact?.firstName ?? "",
              lastName: contact?.lastName ?? "",
              phone,
              fields,
            }}
          />
        </div>
      )}
    </fieldset>
  );
}
