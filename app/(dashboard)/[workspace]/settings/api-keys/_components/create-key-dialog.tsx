"use client";

import { Plus } from "lucide-react";
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
  DialogTrigger,
} from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { NativeSelect } from "@/components/ui/native-select";
import { ROLES, type Role } from "@/lib/access/permissions.rules";
import { RoleSelect } from "../../_components/role-select";
import { createApiKeyAction } from "../actions";

interface CreateKeyDialogProps {
  workspaceSlug: string;
  isOwner: boolean;
  onKey: (key: string) => void;
}

const LIFETIMES = [30, 90, 365] as const;

export function CreateKeyDialog({ workspaceSlug, isOwner, onKey }: CreateKeyDialogProps) {
  const t = useTranslations("settings.apiKeys");
  const [open, setOpen] = useState(false);
  const [role, setRole] = useState<Role>("marketer");
  const { act, busy, refusal } = useAct();
  const fields = refusal?.fields ?? {};

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const days = Number(form.get("days"));
    const input = { name: String(form.get("name")), role, expiresInDays: days > 0 ? days : null };
    const made = await act(() => createApiKeyAction(workspaceSlug, input));
    if (made === null) return;
    setOpen(false);
    onKey(made.data.key);
  }

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>
          <Plus aria-hidden="true" />
          {t("create")}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("create")}</DialogTitle>
          <DialogDescription>{t("createLead")}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} className="grid gap-4">
          <Field label={t("name")} description={t("nameHelp")} error={fields.name}>
            <Input name="name" required maxLength={80} autoComplete="off" />
          </Field>
          <Field label={t("role")} error={fields.role}>
            <RoleSelect
              roles={isOwner ? ROLES : ROLES.filter((each) => each !== "owner")}
              value={role}
              onChange={setRole}
            />
          </Field>
          <Field label={t("expires")} error={fields.expiresInDays}>
            <NativeSelect name="days" defaultValue="365">
              {LIFETIMES.map((days) => (
                <option key={days} value={days}>
                  {t("days", { days })}
                </option>
              ))}
              <option value="0">{t("noExpiry")}</option>
            </NativeSelect>
          </Field>
          <DialogFooter>
            <Button type="submit" loading={busy}>
              {t("create")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
