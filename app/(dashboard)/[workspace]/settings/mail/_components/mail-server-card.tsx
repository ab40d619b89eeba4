import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { DataList } from "@/components/ui/data-list";
import { Notice } from "@/components/ui/notice";
import type { MailSettingsView } from "@/lib/mail/mail-settings.view";

/** Which server mail goes through; the login is not shown to anybody. */
export function MailServerCard({ mail }: { mail: MailSettingsView }) {
  const t = useTranslations("settings.mail");
  const { server } = mail;
  return (
    <Card>
      <CardHeader
        title={t("server")}
        actions={
          <Badge tone={server === null ? "neutral" : "success"}>{server === null ? t("off") : t("on")}</Badge>
        }
      />
      <CardBody>
        {server === null ? (
          <Notice tone="info" title={t("offTitle")} description={t("offLead")} />
        ) : (
          <DataList
            items={[
              { label: t("host"), value: server.host },
              { label: t("from"), value: server.from },
              { label: t("encryption"), value: server.secure ? t("tls") : t("startTls") },
            ]}
          />
        )}
      </CardBody>
    </Card>
  );
}
