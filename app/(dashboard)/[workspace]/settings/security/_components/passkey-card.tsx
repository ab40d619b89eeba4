"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { PasskeysView } from "@/lib/passkeys/passkey.view";
import { AddPasskey } from "./add-passkey";
import { PasskeyRow } from "./passkey-row";
import { RecoveryCodesDialog } from "./recovery-codes-dialog";

/** The passkeys of the person who looks. */
export function PasskeyCard({ workspaceSlug, view }: { workspaceSlug: string; view: PasskeysView }) {
  const t = useTranslations("passkeys");
  const [codes, setCodes] = useState<string[] | null>(null);
  const { passkeys, possible, origin } = view;
  return (
    <Card>
      <CardHeader
        title={t("title")}
        description={t("lead")}
        actions={
          possible ? (
            <AddPasskey workspaceSlug={workspaceSlug} origin={origin} onCodes={setCodes} />
          ) : undefined
        }
      />
      {possible ? null : (
        <CardBody>
          <Notice tone="info" title={t("needsHttps")} description={t("needsHttpsLead")} />
        </CardBody>
      )}
      {passkeys.length === 0 ? (
        possible ? (
          <CardBody>
            <p className="text-muted">{t("none")}</p>
          </CardBody>
        ) : null
      ) : (
        <ul aria-label={t("list")} className="divide-y divide-line border-line border-t">
          {passkeys.map((passkey) => (
            <PasskeyRow key={passkey.id} workspaceSlug={workspaceSlug} passkey={passkey} />
          ))}
        </ul>
      )}
      <RecoveryCodesDialog codes={codes} onClose={() => setCodes(null)} />
    </Card>
  );
}
