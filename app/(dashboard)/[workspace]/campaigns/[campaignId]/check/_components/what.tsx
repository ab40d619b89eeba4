"use client";

import { useTranslations } from "next-intl";
import { WhatsAppPreview } from "@/app/_components/whatsapp-template/whatsapp-preview";
import type { CampaignCheckView, RecipientPreviewView } from "@/lib/campaigns/campaign.view";
import { hasMergeFields } from "@/lib/core/merge-text";
import type { WhatsAppTemplateView } from "@/lib/whatsapp-templates/whatsapp-template.view";
import { SentMessage } from "../../../_components/sent-message";
import { useFieldWords } from "../../../_components/use-field-words";

interface WhatProps {
  check: CampaignCheckView;
  examples: RecipientPreviewView[];
  templates: readonly WhatsAppTemplateView[];
}

/** The message as it goes out: its words for the first readers, and what is drawn. */
export function What({ check, examples, templates }: WhatProps) {
  const t = useTranslations("campaigns.check");
  const tc = useTranslations("campaigns");
  const words = useFieldWords();
  const { message, sender } = check.campaign;
  const whatsapp = message.kind === "template" ? message : null;
  const written = message.kind === "text" ? message.text : (whatsapp?.text ?? "");
  const merged = hasMergeFields(written);
  const shown = merged ? examples : examples.slice(0, 1);
  return (
    <>
      {whatsapp ? null : <p>{sender ? <bdi>{t("from", { sender })}</bdi> : t("noSender")}</p>}
      {sender && check.estimate.malaysian > 0 ? (
        <p className="text-muted">{tc("compose.senderMalaysia", { count: check.estimate.malaysian })}</p>
      ) : null}
      {message.kind === "text" && message.flash ? <p>{tc("compose.flash")}</p> : null}
      {check.campaign.split ? <p>{tc("split.text", { name: "A" })}</p> : null}
      {message.kind === "binary" || (check.campaign.split && !merged) ? null : (
        <p>{merged ? t("merged") : t("everyone")}</p>
      )}
      <SentMessage message={message} />
      <ul className="mt-1 flex flex-col gap-3">
        {message.kind === "binary"
          ? null
          : shown.map((example) => (
              <li key={example.phone}>
                {merged ? (
                  <p className="text-xs text-muted">
                    <bdi>{t("example", { name: example.name || `+${example.phone}` })}</bdi>
                    {example.parts > 0 ? ` · ${tc("compose.meter.parts", { count: example.parts })}` : null}
                  </p>
                ) : null}
                {whatsapp && templates.length > 0 ? (
                  <WhatsAppPreview content={whatsapp} templates={templates} values={example.values} />
                ) : (
                  <p
                    dir="auto"
                    className="rounded-lg rounded-es-sm bg-bubble px-3 py-2 break-words whitespace-pre-wrap"
                  >
                    {example.text}
                  </p>
                )}
              </li>
            ))}
      </ul>
      {Object.entries(check.estimate.missing)
        .filter(([, count]) => count > 0)
        .map(([field, count]) => (
          <p key={field} className="text-warning">
            {t("missing", { count, field: words(field) })}
          </p>
        ))}
    </>
  );
}
