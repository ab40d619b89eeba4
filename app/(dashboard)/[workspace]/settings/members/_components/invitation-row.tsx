"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { TableCell, TableRow } from "@/components/ui/table";
import type { MadeInvitation, OpenInvitationView } from "@/lib/invitations/invitation.view";
import { ROLES, type Role } from "@/lib/workspaces/permissions.rules";
import { RoleSelect } from "../../_components/role-select";
import { changeInvited, renewInvited, withdrawInvited } from "../actions";

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
  const said = (made: MadeInvitation) => (made.link === null ? t("mailedDone", { email }) : t("linkDone"));

  async function renew(byHand: boolean) {
    const made = await act(() => renewInvited(workspaceSlug, { invitationId, byHand }), said);
    if (made?.data.link) onLink(made.data.link);
  }

  async function change(to: Role) {
    const made = await act(() => changeInvited(workspaceSlug, { invitationId, role: to }), said);
    if (made?.data.link) onLink(made.data.link);
  }

  return (
    <TableRow>
      <TableCell>
        <span className="flex flex-wrap items-center gap-2 font-medium">
          {invitation.name}
          {invitation.dead === null ? null : <Badge tone="warning">{t(`dead.${invitation.dead}`)}</Badge>}
        </span>
        <span className="block text-muted">{email}</span>
      </TableCell>
      <TableCell className="min-w-36">
        <RoleSelect
          roles={isOwner || role === "owner" ? ROLES : ROLES.filter((each) => each !== "owner")}
          value={role}
          disabled={fixed}
          aria-label={t("roleOf", { email })}
          onChange={setWanted}
        />
      </TableCell>
      <TableCell>
        <span className="block">{invitation.invitedBy}</span>
        <span className="block whitespace-nowrap text-muted">{t(invitation.mailed ? "byMail" : "byHand")}</span>
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted">
        <RelativeTime at={invitation.expiresAt} />
      </TableCell>
      <TableCell>
        <div className="flex justify-end gap-2">
          {hasMail ? (
            <Button size="sm" variant="ghost" disabled={fixed} aria-label={t("mailAgainTo", { email })} onClick={() => renew(false)}>
              {t("mailAgain")}
            </Button>
          ) : null}
          <Button size="sm" variant="ghost" disabled={fixed} aria-label={t("newLinkFor", { email })} onClick={() => renew(true)}>
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
            onConfirm={() => void act(() => withdrawInvited(workspaceSlug, { invitationId }), t("withdrawn"))}
          />
        </div>
        <AlertDialog
          open={wanted !== null}
          onOpenChange={(open) => (open ? undefined : setWanted(null))}
          title={t("roleTitle", { email })}
          description={t("roleLead")}
          confirm={t("roleConfirm")}
          onConfirm={() => {
            if (wanted !== null) void change(wanted);
            setWanted(null);
          }}
        />
      </TableCell>
    </TableRow>
  );
}
