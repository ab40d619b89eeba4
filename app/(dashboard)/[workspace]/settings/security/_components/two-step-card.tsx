"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { TwoStepView } from "@/lib/members/two-step.view";
import { EnableTwoStep } from "./enable-two-step";
import { ProveTwoStep } from "./prove-two-step";
import { RecoveryCodesDialog } from "./recovery-codes-dialog";

/** Two-step sign-in of the person who looks: on or off, and the way from one to the other. */
export function TwoStepCard({ workspaceSlug, twoStep }: { workspaceSlug: string; twoStep: TwoStepView }) {
  const t = useTranslations("two-step");
  const [codes, setCodes] = useState<string[] | null>(null);
  return (
    <Card>
      <CardHeader
        title={
          <span className="flex items-center gap-2">
            {t("title")}
            <Badge tone={twoStep.enabled ? "success" : "neutral"}>{twoStep.enabled ? t("on") : t("off")}</Badge>
          </span>
        }
        description={twoStep.enabled ? t("codesLeft", { count: twoStep.recoveryCodes }) : t("lead")}
      />
      <CardBody className="flex flex-col items-start gap-4">
        {twoStep.required && !twoStep.enabled ? (
          <Notice tone="warning" title={t("requiredTitle")} description={t("required")} className="w-full" />
        ) : null}
        {twoStep.enabled ? (
          <div className="flex flex-wrap gap-2">
            <ProveTwoStep workspaceSlug={workspaceSlug} purpose="newCodes" onCodes={setCodes} />
            <ProveTwoStep workspaceSlug={workspaceSlug} purpose="turnOff" onCodes={setCodes} />
          </div>
        ) : (
          <EnableTwoStep workspaceSlug={workspaceSlug} trigger={<Button>{t("turnOn")}</Button>} onCodes={setCodes} />
        )}
      </CardBody>
      <RecoveryCodesDialog codes={codes} onClose={() => setCodes(null)} />
    </Card>
  );
}
