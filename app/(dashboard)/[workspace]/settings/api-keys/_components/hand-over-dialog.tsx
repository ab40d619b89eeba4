"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Button } from "@/components/ui/button";
import {
  Dialog,
  DialogContent,
  DialogDescription,
  DialogFooter,
  DialogHeader,
  DialogTitle,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { NativeSelect } from "@/components/ui/native-select";
import { covers } from "@/lib/access/permissions.rules";
import type { ApiKeyView, KeyHolderView } from "@/lib/api-keys/api-key.view";
import { handOverApiKeyAction } from "../actions";

interface HandOverDialogProps {
  workspaceSlug: string;
  apiKey: ApiKeyView;
  holders: KeyHolderView[];
  onClose: () => void;
}

/**
 * A key goes to somebody whose role covers it, and from then on lives and dies with their
 * membership.
 */
export function HandOverDialog({ workspaceSlug, apiKey, holders, onClose }: HandOverDialogProps) {
  const t = useTranslations("settings.apiKeys");
  const { act, busy, refusal } = useAct();
  const able = holders.filter((holder) => covers(holder.role, apiKey.role));
  const [memberId, setMemberId] = useState(able[0]?.memberId ?? "");

  async function submit(event: FormEvent) {
    event.preventDefault();
    if (
      await act(
        () => handOverApiKeyAction(workspaceSlug, { apiKeyId: apiKey.id, memberId }),
        t("handOverDone"),
      )
    )
      onClose();
  }

  return (
    <Dialog open onOpenChange={(open) => (open ? undefined : onClose())}>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("handOverTitle", { name: apiKey.name })}</DialogTitle>
          <DialogDescription>{t("handOverLead")}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} className="grid gap-4">
          <Field label={t("handOverTo")} description={t("handOverWho")} error={refusal?.fields.memberId}>
            <NativeSelect value={memberId} onChange={(event) => setMemberId(event.target.value)}>
              {able.map((holder) => (
                <option key={holder.memberId} value={holder.memberId}>
                  {`${holder.name} (${holder.email})`}
                </option>
              ))}
            </NativeSelect>
          </Field>
          <DialogFooter>
            <Button type="submit" loading={busy} disabled={memberId === ""}>
              {t("handOver")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
