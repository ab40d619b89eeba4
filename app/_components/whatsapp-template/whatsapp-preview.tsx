import { useTranslations } from "next-intl";
import { WhatsAppBubble } from "@/components/handset/whatsapp-bubble";
import { type MergeValues, renderTemplate } from "@/lib/core/merge-text";
import type { TemplateContent } from "@/lib/messages/template-content.input";
import { oneLineValues } from "@/lib/messages/template-content.rules";
import { fillPlaces } from "@/lib/messages/template-parts.rules";
import type { WhatsAppTemplateView } from "@/lib/whatsapp-templates/whatsapp-template.view";
import { templateOfMessage } from "./whatsapp-template";

interface WhatsAppPreviewProps {
  content: TemplateContent;
  templates: readonly WhatsAppTemplateView[];
  values: MergeValues;
}

/** The bubble as this person gets it; a place in which nothing is written stays to be seen. */
export function WhatsAppPreview({ content, templates, values }: WhatsAppPreviewProps) {
  const t = useTranslations("campaigns.compose.whatsapp");
  const template = templateOfMessage(content, templates);
  if (template === null) return <p className="text-center text-sm text-muted">{t("noPreview")}</p>;
  const words = (written: string) =>
    written === "" ? null : renderTemplate(written, oneLineValues(values)).text;
  const { header } = content;
  const headerWords = header?.kind === "text" ? words(header.text) : null;
  return (
    <div className="flex justify-center rounded-xl bg-sunken p-4">
      <WhatsAppBubble
        header={
          template.header && {
            ...template.header,
            text: template.header.text && fillPlaces(template.header.text, () => headerWords),
          }
        }
        body={fillPlaces(template.body, (name) => words(content.variables[name] ?? ""))}
        footer={template.footer}
        buttons={template.buttons}
        mediaLabel={t("media")}
      />
    </div>
  );
}
