"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Notice } from "@/components/ui/notice";
import type { TwoStepView } from "@/lib/two-step/two-step.view";
import { EnableTwoStep } from "./enable-two-step";
import { ProveTwoStep } from "./prove-two-step";
import { RecoveryCodesDialog } from "./recovery-codes-dialog";

interface TwoStepCardProps {
  workspaceSlug: string;
  twoStep: TwoStepView;
  hasPasskeys: boolean;
  timeZone: string;
}

/** Two-step sign-in of the person who looks: on or off, and the way from one to the other. */
export function TwoStepCard({ workspaceSlug, twoStep, hasPasskeys, timeZone }: TwoStepCardProps) {
  const t = useTranslations("two-step");
  const format = useFormatter();
  const [codes, setCodes] = useState<string[] | null>(null);
  const { requiredFrom } = twoStep;
  const due = requiredFrom === null ? null : format.dateTime(new Date(requiredFrom), "day", { timeZone });
  const proof = { workspaceSlug, hasPasskeys, onCodes: setCodes };
  return (
    <Card>
      <CardHeader
        title={
          <span className="flex items-center gap-2">
            {t("title")}
            <Badge tone={twoStep.enabled ? "success" : "neutral"}>
              {twoStep.enabled ? t("on") : t("off")}
            </Badge>
          </span>
        }
        description={twoStep.enabled ? t("codesLeft", { count: twoStep.recoveryCodes }) : t("lead")}
      />
      <CardBody className="flex flex-col items-start gap-4">
        {twoStep.required && !twoStep.enabled ? (
          <Notice
            tone="warning"
            title={due === null ? t("requiredTitle") : t("dueTitle", { date: due })}
            description={due === null ? t("required") : t("due")}
            className="w-full"
          />
        ) : null}
        <div className="flex flex-wrap gap-2">
          {twoStep.enabled ? <ProveTwoStep purpose="newCodes" {...proof} /> : null}
          {twoStep.app ? (
            <ProveTwoStep purpose={hasPasskeys ? "removeApp" : "turnOff"} {...proof} />
          ) : (
            <EnableTwoStep
              workspaceSlug={workspaceSlug}
              trigger={
                <Button variant={twoStep.enabled ? "secondary" : "primary"}>
                  {twoStep.enabled ? t("setUpApp") : t("turnOn")}
                </Button>
              }
              onCodes={setCodes}
            />
          )}
        </div>
      </CardBody>
      <RecoveryCodesDialog codes={codes} onClose={() => setCodes(null)} />
    </Card>
  );
}
