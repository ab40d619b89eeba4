"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { useAct } from "@/components/forms/use-act";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { TableCell, TableRow } from "@/components/ui/table";
import { ROLES, type Role } from "@/lib/access/permissions.rules";
import { outranks } from "@/lib/access/role-rank.rules";
import type { MemberView } from "@/lib/members/member.view";
import { RoleSelect } from "../../_components/role-select";
import { renewPasswordLinkAction, setMemberStateAction } from "../actions";
import { ChangeMemberDialog, type MemberChange } from "./change-member-dialog";

interface MemberRowProps {
  workspaceSlug: string;
  member: MemberView;
  isOwner: boolean;
  role: Role;
  onLink: (link: string) => void;
}

export function MemberRow({ workspaceSlug, member, isOwner, role, onLink }: MemberRowProps) {
  const t = useTranslations("settings.members");
  const [change, setChange] = useState<MemberChange | null>(null);
  const { act, busy } = useAct();
  const memberId = member.id;
  const fixed = (member.role === "owner" && !isOwner) || member.disabled;

  async function showNewLink() {
    const made = await act(() => renewPasswordLinkAction(workspaceSlug, { memberId }));
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
          onChange={(role) => setChange({ kind: "role", role })}
        />
      </TableCell>
      <TableCell className="whitespace-nowrap text-muted">
        {member.lastSeenAt === null ? t("never") : <RelativeTime at={member.lastSeenAt} />}
      </TableCell>
      <TableCell>
        <div className="flex justify-end gap-2">
          {member.disabled ? (
            <Button size="sm" variant="ghost" disabled={busy} onClick={() => setChange({ kind: "look" })}>
              {t("look")}
            </Button>
          ) : (
            <Button
              size="sm"
              variant="ghost"
              disabled={fixed || busy || member.you || outranks(member.role, role)}
              onClick={showNewLink}
            >
              {t("newLink")}
            </Button>
          )}
          <Button
            size="sm"
            variant={member.disabled ? "secondary" : "danger-ghost"}
            disabled={member.you || busy || (member.role === "owner" && !isOwner)}
            onClick={() =>
              member.disabled
                ? act(
                    () => setMemberStateAction(workspaceSlug, { memberId, disabled: false }),
                    t("enabledDone"),
                  )
                : setChange({ kind: "disable" })
            }
          >
            {member.disabled ? t("enable") : t("disable")}
          </Button>
        </div>
        {change === null ? null : (
          <ChangeMemberDialog
            workspaceSlug={workspaceSlug}
            member={member}
            change={change}
            onClose={() => setChange(null)}
          />
        )}
      </TableCell>
    </TableRow>
  );
}
