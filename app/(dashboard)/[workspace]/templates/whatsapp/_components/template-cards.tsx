import { useTranslations } from "next-intl";
import { WhatsAppBubble } from "@/components/handset/whatsapp-bubble";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { fillPlaces } from "@/lib/messages/template-parts.rules";
import type { WhatsAppTemplateView } from "@/lib/whatsapp-templates/whatsapp-template.view";
import { useTemplateWords } from "./use-template-words";

const TONES = {
  APPROVED: "success",
  PENDING: "info",
  IN_APPEAL: "info",
  REJECTED: "danger",
  DISABLED: "danger",
  PAUSED: "warning",
} as const;
const QUALITY_TONES = { GREEN: "success", YELLOW: "warning", RED: "danger" } as const;

/** Each template as its reader gets it, with its examples filled in. */
export function TemplateCards({ templates }: { templates: WhatsAppTemplateView[] }) {
  return (
    <ul className="grid gap-4 md:grid-cols-2 2xl:grid-cols-3">
      {templates.map((template) => (
        <TemplateCard key={template.id} template={template} />
      ))}
    </ul>
  );
}

function TemplateCard({ template }: { template: WhatsAppTemplateView }) {
  const t = useTranslations("whatsapp-templates");
  const words = useTemplateWords();
  const { header, body, footer, buttons, variables } = template;
  const filled = (place: "header" | "body", text: string) =>
    fillPlaces(
      text,
      (name) => variables.find((one) => one.place === place && one.name === name)?.example ?? null,
    );
  const statusTone = TONES[template.status as keyof typeof TONES] ?? "neutral";
  return (
    <li className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4">
      <div className="space-y-2">
        <h2 className="font-medium break-all">
          <bdi>{template.name}</bdi>
        </h2>
        <p className="flex flex-wrap gap-1.5">
          <Badge tone={statusTone}>{words.status(template.status)}</Badge>
          <Badge tone="outline">{template.language}</Badge>
          <Badge tone="outline">{words.category(template.category)}</Badge>
          <Badge tone={QUALITY_TONES[template.quality as keyof typeof QUALITY_TONES] ?? "outline"}>
            {words.quality(template.quality)}
          </Badge>
        </p>
        {template.previousCategory ? (
          <p className="text-sm text-warning">
            {t("moved", { before: words.category(template.previousCategory) })}
          </p>
        ) : null}
        {template.rejectedReason ? (
          <p className="text-sm break-words text-danger">{t("rejected", { why: template.rejectedReason })}</p>
        ) : null}
      </div>
      <WhatsAppBubble
        header={header && { ...header, text: header.text && filled("header", header.text) }}
        body={filled("body", body)}
        footer={footer}
        buttons={buttons}
        mediaLabel={words.format(header?.format ?? "")}
      />
      <p className="mt-auto text-xs text-muted">
        {t("variables", { count: variables.length })}
        {" · "}
        {t.rich("changed", { when: () => <RelativeTime at={template.changedAt} /> })}
      </p>
    </li>
  );
}
