"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Card, CardHeader } from "@/components/ui/card";
import { Table, TableBody, TableHead, TableHeader } from "@/components/ui/table";
import type { Role } from "@/lib/access/permissions.rules";
import type { MemberView } from "@/lib/members/member.view";
import { Once } from "../../_components/once";
import { AddMemberDialog } from "./add-member-dialog";
import { MemberRow } from "./member-row";

interface MemberTableProps {
  workspaceSlug: string;
  members: MemberView[];
  isOwner: boolean;
  /** The role of whoever looks: nobody makes a password link for somebody above. */
  role: Role;
  hasMail: boolean;
}

export function MemberTable({ workspaceSlug, members, isOwner, role, hasMail }: MemberTableProps) {
  const t = useTranslations("settings.members");
  const [invitation, setInvitation] = useState<string | null>(null);
  const [link, setLink] = useState<string | null>(null);
  return (
    <Card>
      <CardHeader
        title={t("count", { count: members.filter((member) => !member.disabled).length })}
        actions={
          <AddMemberDialog
            workspaceSlug={workspaceSlug}
            isOwner={isOwner}
            hasMail={hasMail}
            onLink={setInvitation}
          />
        }
      />
      <Table label={t("table")}>
        <TableHead>
          <tr>
            <TableHeader>{t("name")}</TableHeader>
            <TableHeader>{t("role")}</TableHeader>
            <TableHeader>{t("lastSeen")}</TableHeader>
            <TableHeader className="relative">
              <span className="sr-only">{t("actions")}</span>
            </TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {members.map((member) => (
            <MemberRow
              key={member.id}
              workspaceSlug={workspaceSlug}
              member={member}
              isOwner={isOwner}
              role={role}
              onLink={setLink}
            />
          ))}
        </TableBody>
      </Table>
      <Once
        title={t("invitationTitle")}
        description={t("invitationLead")}
        secret={invitation}
        onClose={() => setInvitation(null)}
      />
      <Once title={t("linkTitle")} description={t("linkLead")} secret={link} onClose={() => setLink(null)} />
    </Card>
  );
}
