"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { useAct } from "@/components/forms/use-act";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { ROLES, type Role } from "@/lib/access/permissions.rules";
import type { ActionResult } from "@/lib/core/result";
import type { MadeInvitation, OpenInvitationView } from "@/lib/invitations/invitation.view";
import { RoleSelect } from "../../_components/role-select";
import { changeInvitationAction, renewInvitationAction, withdrawInvitationAction } from "../actions";

interface InvitationRowProps {
  workspaceSlug: string;
  invitation: OpenInvitationView;
  isOwner: boolean;
  /** Mail is set up, so a new link can be mailed as well as handed over. */
  hasMail: boolean;
  onLink: (link: string) => void;
}

export function InvitationRow({ workspaceSlug, invitation, isOwner, hasMail, onLink }: InvitationRowProps) {
  const t = useTranslations("settings.invitations");
  const [wanted, setWanted] = useState<Role | null>(null);
  const { act, busy } = useAct();
  const { id: invitationId, email, role } = invitation;
  const fixed = busy || (role === "owner" && !isOwner);

  /** The link to hand over is shown; one that was mailed is only spoken of. */
  async function show(make: () => Promise<ActionResult<MadeInvitation>>) {
    const made = await act(make);
    if (made === null) return;
    if (made.data.link === null) toast.success(t("mailedDone", { email }));
    else onLink(made.data.link);
  }

  const renew = (byHand: boolean) =>
    show(() => renewInvitationAction(workspaceSlug, { invitationId, byHand }));

  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-3 px-4 py-3 sm:px-5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <bdi className="break-words">{invitation.name}</bdi>
          {invitation.dead === null ? null : <Badge tone="warning">{t(`dead.${invitation.dead}`)}</Badge>}
        </p>
        <p className="break-all text-muted">{email}</p>
        <p className="text-muted">
          {t(invitation.mailed ? "byMail" : "byHand", { inviter: invitation.invitedBy })}
          {" · "}
          {t("expires")} <RelativeTime at={invitation.expiresAt} absolute />
        </p>
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <span className="w-36">
          <RoleSelect
            roles={isOwner || role === "owner" ? ROLES : ROLES.filter((each) => each !== "owner")}
            value={role}
            disabled={fixed}
            aria-label={t("roleOf", { email })}
            onChange={setWanted}
          />
        </span>
        {hasMail ? (
          <Button
            size="sm"
            variant="ghost"
            disabled={fixed}
            aria-label={t("mailAgainTo", { email })}
            onClick={() => renew(false)}
          >
            {t("mailAgain")}
          </Button>
        ) : null}
        <Button
          size="sm"
          variant="ghost"
          disabled={fixed}
          aria-label={t("newLinkFor", { email })}
          onClick={() => renew(true)}
        >
          {t("newLink")}
        </Button>
        <AlertDialog
          trigger={
            <Button size="sm" variant="danger-ghost" disabled={fixed} aria-label={t("withdrawOf", { email })}>
              {t("withdraw")}
            </Button>
          }
          tone="danger"
          title={t("withdrawTitle", { email })}
          description={t("withdrawLead")}
          confirm={t("withdraw")}
          onConfirm={() =>
            void act(() => withdrawInvitationAction(workspaceSlug, { invitationId }), t("withdrawn"))
          }
        />
        <AlertDialog
          open={wanted !== null}
          onOpenChange={(open) => (open ? undefined : setWanted(null))}
          title={t("roleTitle", { email })}
          description={t("roleLead")}
          confirm={t("roleConfirm")}
          onConfirm={() => {
            if (wanted !== null)
              void show(() => changeInvitationAction(workspaceSlug, { invitationId, role: wanted }));
            setWanted(null);
          }}
        />
      </div>
    </li>
  );
}
