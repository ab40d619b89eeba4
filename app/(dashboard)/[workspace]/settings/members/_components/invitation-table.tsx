"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Card, CardHeader } from "@/components/ui/card";
import { Table, TableBody, TableHead, TableHeader } from "@/components/ui/table";
import type { OpenInvitationView } from "@/lib/invitations/invitation.view";
import { Once } from "../../_components/once";
import { InvitationRow } from "./invitation-row";

interface InvitationTableProps {
  workspaceSlug: string;
  invitations: OpenInvitationView[];
  isOwner: boolean;
  hasMail: boolean;
}

/** Who was asked to join and has not answered yet. */
export function InvitationTable({ workspaceSlug, invitations, isOwner, hasMail }: InvitationTableProps) {
  const t = useTranslations("settings.invitations");
  const [link, setLink] = useState<string | null>(null);
  return (
    <Card>
      <CardHeader title={t("title")} description={t(hasMail ? "leadMail" : "leadHand")} />
      <Table label={t("title")}>
        <TableHead>
          <tr>
            <TableHeader>{t("who")}</TableHeader>
            <TableHeader>{t("role")}</TableHeader>
            <TableHeader>{t("invitedBy")}</TableHeader>
            <TableHeader>{t("expires")}</TableHeader>
            <TableHeader className="relative">
              <span className="sr-only">{t("actions")}</span>
            </TableHeader>
          </tr>
        </TableHead>
        <TableBody>
          {invitations.map((invitation) => (
            <InvitationRow
              key={invitation.id}
              workspaceSlug={workspaceSlug}
              invitation={invitation}
              isOwner={isOwner}
              hasMail={hasMail}
              onLink={setLink}
            />
          ))}
        </TableBody>
      </Table>
      <Once title={t("linkTitle")} description={t("linkLead")} secret={link} onClose={() => setLink(null)} />
    </Card>
  );
}
