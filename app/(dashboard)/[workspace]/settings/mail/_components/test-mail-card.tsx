"use client";

import { useTranslations } from "next-intl";
import { useAct } from "@/components/forms/use-act";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { RelativeTime } from "@/components/ui/relative-time";
import type { MailSettingsView } from "@/lib/mail/mail-settings.view";
import { sendTestMailAction } from "../actions";

const LOOK = {
  sent: ["success", "testSent"],
  waiting: ["neutral", "testWaits"],
  failed: ["danger", "testFailed"],
} as const;

/** A mail to oneself, and what became of the last one. */
export function TestMailCard({ workspaceSlug, mail }: { workspaceSlug: string; mail: MailSettingsView }) {
  const t = useTranslations("settings.mail");
  const { act, busy } = useAct();
  const { test, ownEmail } = mail;
  const [tone, word] = LOOK[test?.state ?? "waiting"];
  return (
    <Card>
      <CardHeader title={t("test")} description={t("testLead", { email: ownEmail })} />
      <CardBody className="flex flex-wrap items-center gap-x-4 gap-y-3">
        <Button
          variant="secondary"
          loading={busy}
          onClick={() =>
            void act(
              () => sendTestMailAction(workspaceSlug, null),
              ({ email }) => t("testQueued", { email }),
            )
          }
        >
          {t("testSend")}
        </Button>
        {test === null ? null : (
          <p className="flex min-w-0 flex-wrap items-center gap-2 text-sm" role="status">
            <Badge tone={tone}>{t(word)}</Badge>
            <RelativeTime at={test.at} />
            {test.state !== "sent" && test.problem !== null ? (
              <span className="text-muted">{t(`problem.${test.problem}`)}</span>
            ) : null}
          </p>
        )}
      </CardBody>
    </Card>
  );
}
