"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { AlertDialog } from "@/components/ui/alert-dialog";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { TableCell, TableRow } from "@/components/ui/table";
import type { MemberView } from "@/lib/members/member.view";
import { ROLES, type Role } from "@/lib/workspaces/permissions.rules";
import { RoleSelect } from "../../_components/role-select";
import { renewLink, setRole, setState } from "../actions";

interface MemberRowProps {
  workspaceSlug: string;
  member: MemberView;
  isOwner: boolean;
  onLink: (link: string) => void;
}

export function MemberRow({ workspaceSlug, member, isOwner, onLink }: MemberRowProps) {
  const t = useTranslations("settings.members");
  const [wanted, setWanted] = useState<Role | null>(null);
  const { act, busy } = useAct();
  const memberId = member.id;
  const fixed = (member.role === "owner" && !isOwner) || member.disabled;

  async function showNewLink() {
    const made = await act(() => renewLink(workspaceSlug, { memberId }));
    if (made !== null) onLink(made.data.link);
  }

  return (
    <TableRow>
      <TableCell>
        <span className="flex flex-wrap items-center gap-2 font-medium">
          {member.name}
          {member.you ? <Badge tone="outline">{t("you")}</Badge> : null}
          {member.invited ? <Badge tone="info">{t("invited")}</Badge> : null}
          {member.disabled ? <Badge tone="warning">{t("disabled")}</Badge> : null}
        </span>
        <span className="block text-muted">{member.email}</span>
      </TableCell>
      <TableCell className="min-w-36">
        <RoleSelect
          roles={isOwner || member.role === "owner" ? ROLES : ROLES.filter((role) => role !== "owner")}
          value={member.role}
          disabled={fixed || busy}
          aria-label={t("roleOf", { name: member.name })}
          onChange={setWanted}
        />
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted">
        {member.lastSeenAt === null ? t("never") : <RelativeTime at={member.lastSeenAt} />}
      </TableCell>
      <TableCell>
        <div className="flex justify-end gap-2">
          <Button size="sm" variant="ghost" disabled={fixed || busy} onClick={showNewLink}>
            {t("newLink")}
          </Button>
          <Button
            size="sm"
            variant={member.disabled ? "secondary" : "danger-ghost"}
            disabled={member.you || busy || (member.role === "owner" && !isOwner)}
            onClick={() =>
              act(
                () => setState(workspaceSlug, { memberId, disabled: !member.disabled }),
                member.disabled ? t("enabledDone") : t("disabledDone"),
              )
            }
          >
            {member.disabled ? t("enable") : t("disable")}
          </Button>
        </div>
        <AlertDialog
          open={wanted !== null}
          onOpenChange={(open) => (open ? undefined : setWanted(null))}
          title={t("roleTitle", { name: member.name })}
          description={t("roleLead")}
          confirm={t("roleConfirm")}
          onConfirm={() => {
            if (wanted !== null) act(() => setRole(workspaceSlug, { memberId, role: wanted }), t("roleDone"));
            setWanted(null);
          }}
        />
      </TableCell>
    </TableRow>
  );
}
