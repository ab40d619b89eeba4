import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
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
import { Input } from "@/components/ui/input";
import { RelativeTime } from "@/components/ui/relative-time";
import type { PasskeyView } from "@/lib/passkeys/passkey.view";
import { removePasskeyAction, renamePasskeyAction } from "../actions";

/** One passkey: what it is called, when it was used, and what may be done with it. */
export function PasskeyRow({ workspaceSlug, passkey }: { workspaceSlug: string; passkey: PasskeyView }) {
  const t = useTranslations("passkeys");
  const [asking, setAsking] = useState<"rename" | "remove" | null>(null);
  const { act, busy, refusal, clear } = useAct();
  const { id: passkeyId, name } = passkey;

  async function rename(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = String(new FormData(event.currentTarget).get("name"));
    if (
      (await act(() => renamePasskeyAction(workspaceSlug, { passkeyId, name: typed }), t("renamed"))) !== null
    )
      setAsking(null);
  }

  function close() {
    setAsking(null);
    clear();
  }

  return (
    <li className="flex flex-wrap items-center justify-between gap-3 px-4 py-3 sm:px-5">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 break-words font-medium">
          {name}
          {passkey.synced ? <Badge tone="info">{t("synced")}</Badge> : null}
        </p>
        <p className="text-muted">
          {t("addedAt")} <RelativeTime at={passkey.createdAt} /> ·{" "}
          {passkey.lastUsedAt === null ? (
            t("neverUsed")
          ) : (
            <>
              {t("lastUsed")} <RelativeTime at={passkey.lastUsedAt} />
            </>
          )}
        </p>
      </div>
      <div className="flex gap-2">
        <Button
          size="sm"
          variant="ghost"
          disabled={busy}
          aria-label={t("renameOf", { name })}
          onClick={() => setAsking("rename")}
        >
          {t("rename")}
        </Button>
        <Button
          size="sm"
          variant="danger-ghost"
          disabled={busy}
          aria-label={t("removeOf", { name })}
          onClick={() => setAsking("remove")}
        >
          {t("remove")}
        </Button>
      </div>
      <Dialog open={asking === "rename"} onOpenChange={close}>
        <DialogContent size="sm">
          <DialogHeader>
            <DialogTitle>{t("renameTitle")}</DialogTitle>
            <DialogDescription>{t("renameLead")}</DialogDescription>
          </DialogHeader>
          <form onSubmit={rename} className="grid gap-4">
            <Field label={t("name")} error={refusal?.fields.name}>
              <Input name="name" required maxLength={60} defaultValue={name} />
            </Field>
            <DialogFooter>
              <Button type="submit" loading={busy}>
                {t("save")}
              </Button>
            </DialogFooter>
          </form>
        </DialogContent>
      </Dialog>
      <AlertDialog
        open={asking === "remove"}
        onOpenChange={close}
        tone="danger"
        title={t("removeTitle", { name })}
        description={t("removeLead")}
        confirm={t("remove")}
        onConfirm={() => void act(() => removePasskeyAction(workspaceSlug, { passkeyId }), t("removed"))}
      />
    </li>
  );
}
