"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { Card, CardHeader } from "@/components/ui/card";
import type { OpenInvitationView } from "@/lib/invitations/invitation.view";
import { Once } from "../../_components/once";
import { InvitationRow } from "./invitation-row";

interface OpenInvitationsProps {
  workspaceSlug: string;
  invitations: OpenInvitationView[];
  isOwner: boolean;
  hasMail: boolean;
}

/** Who was asked to join and has not answered yet. */
export function OpenInvitations({ workspaceSlug, invitations, isOwner, hasMail }: OpenInvitationsProps) {
  const t = useTranslations("settings.invitations");
  const [link, setLink] = useState<string | null>(null);
  return (
    <Card>
      <CardHeader title={t("title")} description={t(hasMail ? "leadMail" : "leadHand")} />
      <ul aria-label={t("title")} className="divide-y divide-line border-line border-t">
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
      </ul>
      <Once title={t("linkTitle")} description={t("linkLead")} secret={link} onClose={() => setLink(null)} />
    </Card>
  );
}
