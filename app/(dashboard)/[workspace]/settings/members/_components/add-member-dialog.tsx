"use client";

import { UserPlus } from "lucide-react";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { toast } from "sonner";
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
import { ROLES, type Role } from "@/lib/access/permissions.rules";
import { RoleSelect } from "../../_components/role-select";
import { inviteMemberAction } from "../actions";

interface AddMemberDialogProps {
  workspaceSlug: string;
  isOwner: boolean;
  hasMail: boolean;
  onLink: (link: string) => void;
}

export function AddMemberDialog({ workspaceSlug, isOwner, hasMail, onLink }: AddMemberDialogProps) {
  const t = useTranslations("settings.members");
  const [open, setOpen] = useState(false);
  const [role, setRole] = useState<Role>("marketer");
  const { act, busy, refusal } = useAct();
  const fields = refusal?.fields ?? {};

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const input = { name: String(form.get("name")), email: String(form.get("email")), role };
    const made = await act(() => inviteMemberAction(workspaceSlug, input));
    if (made === null) return;
    setOpen(false);
    if (made.data.link === null) toast.success(t("invitedByMail", { email: made.data.email }));
    else onLink(made.data.link);
  }

  return (
    <Dialog open={open} onOpenChange={setOpen}>
      <DialogTrigger asChild>
        <Button>
          <UserPlus aria-hidden="true" />
          {t("add")}
        </Button>
      </DialogTrigger>
      <DialogContent>
        <DialogHeader>
          <DialogTitle>{t("add")}</DialogTitle>
          <DialogDescription>{t(hasMail ? "addLeadMail" : "addLeadHand")}</DialogDescription>
        </DialogHeader>
        <form onSubmit={submit} className="grid gap-4">
          <Field label={t("name")} error={fields.name}>
            <Input name="name" required maxLength={80} autoComplete="off" />
          </Field>
          <Field label={t("email")} error={fields.email}>
            <Input name="email" type="email" required maxLength={200} autoComplete="off" />
          </Field>
          <Field label={t("role")} description={t(`roleHelp.${role}`)} error={fields.role}>
            <RoleSelect
              roles={isOwner ? ROLES : ROLES.filter((each) => each !== "owner")}
              value={role}
              onChange={setRole}
            />
          </Field>
          <DialogFooter>
            <Button type="submit" loading={busy}>
              {t("add")}
            </Button>
          </DialogFooter>
        </form>
      </DialogContent>
    </Dialog>
  );
}
