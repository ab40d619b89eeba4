import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import type { WebhookView } from "@/lib/webhooks/webhook.view";

/** Says what is the matter with a webhook, and what to do; nothing when all is well. */
export function WebhookNotice({ webhook }: { webhook: WebhookView }) {
  const t = useTranslations("webhooks");
  if (webhook.state === "active") return null;
  if (webhook.state === "failing")
    return (
      <Notice
        tone="warning"
        title={t("failingTitle")}
        description={t.rich("failingLead", { when: () => <RelativeTime at={webhook.failingSince} /> })}
      />
    );
  return (
    <Notice
      tone={webhook.state === "disabled" ? "danger" : "info"}
      title={t(`${webhook.state}Title`)}
      description={t(`${webhook.state}Lead`)}
    />
  );
}
