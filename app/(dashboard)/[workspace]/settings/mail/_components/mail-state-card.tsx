import { useFormatter, useTranslations } from "next-intl";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DataList } from "@/components/ui/data-list";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import type { MailSettingsView } from "@/lib/mail/mail-settings.view";

/** How mail goes, in figures. */
export function MailStateCard({ mail }: { mail: MailSettingsView }) {
  const t = useTranslations("settings.mail");
  const format = useFormatter();
  return (
    <Card>
      <CardHeader title={t("state")} description={t("stateLead")} />
      <CardBody className="grid gap-4">
        {mail.problem === null ? null : (
          <Notice tone="warning" title={t("troubled")} description={t(`problem.${mail.problem}`)} />
        )}
        <DataList
          items={[
            {
              label: t("lastSent"),
              value: mail.lastSentAt === null ? t("never") : <RelativeTime at={mail.lastSentAt} />,
            },
            { label: t("waiting"), value: format.number(mail.waiting) },
            { label: t("failing"), value: format.number(mail.failing) },
            { label: t("givenUp"), value: format.number(mail.givenUp) },
          ]}
        />
      </CardBody>
    </Card>
  );
}
