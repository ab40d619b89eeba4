"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Checkbox } from "@/components/ui/checkbox";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import type { Role } from "@/lib/access/permissions.rules";
import type { ApprovalRules } from "@/lib/approvals/approval-rules.input";
import { saveApprovalRulesAction } from "../actions";

/** Those who may launch a campaign. */
const SENDERS: readonly Role[] = ["owner", "admin", "marketer"];

interface ApprovalsFormProps {
  workspaceSlug: string;
  saved: ApprovalRules;
}

/** Which campaigns another person has to approve. */
export function ApprovalsForm({ workspaceSlug, saved }: ApprovalsFormProps) {
  const t = useTranslations("settings.limits");
  const role = useTranslations("auth.role");
  const { act, busy, refusal } = useAct();
  const [roles, setRoles] = useState<readonly Role[]>(saved.approveAlwaysForRoles);
  const fields = refusal?.fields ?? {};

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    // What cannot be read is sent as it is, so that the field says so.
    const number = (typed = "") => (typed.trim() === "" ? null : Number(typed));
    const input = {
      approveCampaignsAbove: number(data.approveCampaignsAbove),
      approveCreditsAbove: number(data.approveCreditsAbove),
      approveAlwaysForRoles: [...roles],
    };
    void act(() => saveApprovalRulesAction(workspaceSlug, input), t("saved"));
  }

  return (
    <form onSubmit={submit} noValidate className="grid gap-6">
      <Card>
        <CardHeader title={t("approvals")} description={t("approvalsLead")} />
        <CardBody className="grid max-w-lg gap-4">
          <Field
            label={t("approveAbove")}
            description={t("approveAboveHelp")}
            error={fields.approveCampaignsAbove}
            optional
          >
            <Input
              name="approveCampaignsAbove"
              inputMode="numeric"
              defaultValue={saved.approveCampaignsAbove ?? ""}
            />
          </Field>
          <Field
            label={t("approveCredits")}
            description={t("approveCreditsHelp")}
            error={fields.approveCreditsAbove}
            optional
          >
            <Input
              name="approveCreditsAbove"
              inputMode="numeric"
              defaultValue={saved.approveCreditsAbove ?? ""}
            />
          </Field>
          <fieldset className="grid gap-2">
            <legend className="mb-1 text-sm font-medium">{t("approveRoles")}</legend>
            {SENDERS.map((each) => (
              <Checkbox
                key={each}
                label={role(each)}
                checked={roles.includes(each)}
                onCheckedChange={(checked) =>
                  setRoles(checked === true ? [...roles, each] : roles.filter((other) => other !== each))
                }
              />
            ))}
            <p className="text-sm text-muted">{t("approveRolesHelp")}</p>
          </fieldset>
          <p className="text-sm text-muted">{t("approveHow")}</p>
        </CardBody>
      </Card>
      <div>
        <Button type="submit" loading={busy}>
          {t("approvalsSave")}
        </Button>
      </div>
    </form>
  );
}
