"use client";

import { useTranslations } from "next-intl";
import { SafeText } from "@/components/ui/safe-text";
import type { LabelView } from "@/lib/labels/label.view";
import { deleteLabelAction } from "../actions";
import { LabelDialog } from "./label-dialog";
import { NamedList } from "./named-list";

/** The words that may be put on conversations. */
export function Labels({ workspaceSlug, labels }: { workspaceSlug: string; labels: LabelView[] }) {
  const t = useTranslations("inbox.settings");
  return (
    <NamedList
      title={t("labels")}
      description={t("labelsLead")}
      empty={{ title: t("noLabels"), help: t("noLabelsHelp") }}
      items={labels}
      show={(label) => <SafeText text={label.name} className="font-medium" />}
      edit={(label) => <LabelDialog workspaceSlug={workspaceSlug} {...(label ? { label } : {})} />}
      remove={{
        word: t("deleteLabel"),
        labelOf: ({ name }) => t("deleteLabelOf", { name }),
        titleOf: (label) => t("deleteTitle", { title: label?.name ?? "" }),
        body: t("deleteLabelBody"),
        done: t("labelDeleted"),
        run: ({ id }) => deleteLabelAction(workspaceSlug, { id }),
      }}
    />
  );
}
