import { useTranslations } from "next-intl";
import { Card, CardBody } from "@/components/ui/card";
import { DataList } from "@/components/ui/data-list";
import { RelativeTime } from "@/components/ui/relative-time";
import type { WebhookView } from "@/lib/webhooks/webhook.view";

export function WebhookFacts({ webhook }: { webhook: WebhookView }) {
  const t = useTranslations("webhooks");
  const until = webhook.previousSecretUntil;
  const items = [
    { label: t("url"), value: <span className="break-all">{webhook.url}</span> },
    { label: t("events"), value: webhook.events.map((event) => t(`event.${event}`)).join(", ") },
    ...(until === null
      ? []
      : [
          {
            label: t("secret"),
            value: t.rich("rotating", { when: () => <RelativeTime at={until} absolute /> }),
          },
        ]),
  ];
  return (
    <Card>
      <CardBody>
        <DataList items={items} />
      </CardBody>
    </Card>
  );
}
