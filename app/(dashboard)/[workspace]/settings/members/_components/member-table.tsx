"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Card, CardHeader } from "@/components/ui/card";
import { Table, TableBody, TableHead, TableHeader } from "@/components/ui/table";
import type { MemberView } from "@/lib/members/member.view";
import { Once } from "../../_components/once";
import { AddMemberDialog } from "./add-member-dialog";
import { MemberRow } from "./member-row";

interface MemberTableProps {
  workspaceSlug: string;
  members: MemberView[];
  isOwner: boolean;
}

export function MemberTable({ workspaceSlug, members, isOwner }: MemberTableProps) {
  const t = useTranslations("settings.members");
  const [link, setLink] = useState<string | null>(null);
  return (
    <Card>
      <CardHeader
        title={t("count", { count: members.filter((member) => !member.disabled).length })}
        actions={<AddMemberDialog workspaceSlug={workspaceSlug} isOwner={isOwner} onLink={setLink} />}
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
            <MemberRow key={member.id} workspaceSlug={workspaceSlug} member={member} isOwner={isOwner} onLink={setLink} />
          ))}
        </TableBody>
      </Table>
      <Once title={t("linkTitle")} description={t("linkLead")} secret={link} onClose={() => setLink(null)} />
    </Card>
  );
}
