"use client";

import { useTranslations } from "next-intl";
import { useAct } from "@/components/forms/use-act";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Field } from "@/components/ui/field";
import { Switch } from "@/components/ui/switch";
import type { InboxAssignment } from "@/lib/inbox/inbox-hours.input";
import { saveAssignmentAction } from "../actions";

interface AssignmentFormProps {
  workspaceSlug: string;
  saved: InboxAssignment;
}

/** Whether conversations that nobody has go to agents by themselves. */
export function AssignmentForm({ workspaceSlug, saved }: AssignmentFormProps) {
  const t = useTranslations("inbox.turns");
  const { act, busy } = useAct();
  return (
    <Card>
      <CardHeader title={t("title")} description={t("lead")} />
      <CardBody>
        <Field label={t("on")} description={t("help")}>
          <Switch
            checked={saved === "roundRobin"}
            disabled={busy}
            onCheckedChange={(on) =>
              void act(
                () => saveAssignmentAction(workspaceSlug, { assignment: on ? "roundRobin" : "off" }),
                t("saved"),
              )
            }
          />
        </Field>
      </CardBody>
    </Card>
  );
}
