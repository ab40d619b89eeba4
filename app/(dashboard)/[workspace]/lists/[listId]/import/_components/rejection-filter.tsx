"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { useSay } from "@/components/forms/use-say";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import type { ImportDetail } from "@/lib/imports/import.view";
import { useContactAct } from "../../../../contacts/_components/use-contact-act";
import { letInRejectionsAction } from "../../../actions";

interface RejectionFilterProps {
  workspaceSlug: string;
  view: ImportDetail;
  reason: string;
  onReason: (reason: string) => void;
}

/** Shows the rows of one reason, and lets all of them in where a person knows better. */
export function RejectionFilter({ workspaceSlug, view, reason, onReason }: RejectionFilterProps) {
  const t = useTranslations("imports");
  const queryClient = useQueryClient();
  const say = useSay();
  const { act, busy } = useContactAct(workspaceSlug, ["imports", "lists", "contacts"]);
  const chosen = view.reasons.find((each) => each.reason === reason);
  const total = view.reasons.reduce((sum, { rows }) => sum + rows, 0);
  async function letIn() {
    const done = await act(() => letInRejectionsAction(workspaceSlug, { importId: view.id, reason }));
    if (!done) return;
    toast.success(t("letInDone", done.data));
    onReason("");
    void queryClient.invalidateQueries({ queryKey: [workspaceSlug, "import-rejections", view.id] });
  }
  return (
    <div className="flex flex-wrap items-end gap-3">
      <Field label={t("filter")} className="w-full max-w-md">
        <NativeSelect value={reason} onChange={(event) => onReason(event.target.value)}>
          <option value="">{t("allReasons", { count: total })}</option>
          {view.reasons.map((each) => (
            <option key={each.reason} value={each.reason}>
              {t("reasonOption", { message: say(each.sentence), count: each.rows })}
            </option>
          ))}
        </NativeSelect>
      </Field>
      {chosen?.letIn ? (
        <div className="flex max-w-xl flex-col gap-1">
          <Button variant="secondary" className="self-start" disabled={busy} onClick={() => void letIn()}>
            {t("letInAll")}
          </Button>
          <p className="text-xs text-muted">{t("letInHelp")}</p>
        </div>
      ) : null}
    </div>
  );
}
