"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Button } from "@/components/ui/button";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { SafeText } from "@/components/ui/safe-text";
import type { LabelView } from "@/lib/labels/label.view";
import { deleteLabelAction } from "../actions";
import { LabelDialog } from "./label-dialog";

/** The words that may be put on conversations. */
export function Labels({ workspaceSlug, labels }: { workspaceSlug: string; labels: LabelView[] }) {
  const t = useTranslations("inbox.settings");
  const { act } = useAct();
  const [asking, setAsking] = useState<LabelView | null>(null);
  return (
    <Card>
      <CardHeader
        title={t("labels")}
        description={t("labelsLead")}
        actions={<LabelDialog workspaceSlug={workspaceSlug} />}
      />
      <CardBody>
        {labels.length === 0 ? (
          <EmptyState title={t("noLabels")} description={t("noLabelsHelp")} className="py-6" />
        ) : (
          <ul className="divide-y divide-line">
            {labels.map((label) => (
              <li key={label.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-2">
                <SafeText text={label.name} className="min-w-40 flex-1 font-medium" />
                <div className="flex gap-2">
                  <LabelDialog workspaceSlug={workspaceSlug} label={label} />
                  <Button
                    variant="danger-ghost"
                    size="sm"
                    aria-label={t("deleteLabelOf", { name: label.name })}
                    onClick={() => setAsking(label)}
                  >
                    {t("deleteLabel")}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        )}
      </CardBody>
      <AlertDialog
        open={asking !== null}
        onOpenChange={(open) => (open ? undefined : setAsking(null))}
        title={t("deleteTitle", { title: asking?.name ?? "" })}
        description={t("deleteLabelBody")}
        confirm={t("deleteLabel")}
        tone="danger"
        onConfirm={() => {
          if (asking) void act(() => deleteLabelAction(workspaceSlug, { id: asking.id }), t("labelDeleted"));
        }}
      />
    </Card>
  );
}
