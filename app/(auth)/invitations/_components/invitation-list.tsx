import { getTranslations } from "next-intl/server";
import { RelativeTime } from "@/components/ui/relative-time";
import type { OwnInvitationView } from "@/lib/invitations/invitation.view";
import { AnswerForm } from "./answer-form";
import { PasteLinkForm } from "./paste-link-form";

/**
 * The invitations of the person who is signed in. Those that only their link opens share one field
 * to paste it in.
 */
export async function InvitationList({ invitations }: { invitations: OwnInvitationView[] }) {
  const [t, role] = await Promise.all([getTranslations("invitations"), getTranslations("auth.role")]);
  return (
    <div className="grid gap-4">
      <ul className="grid gap-2">
        {invitations.map(({ id, workspace, details }) => (
          <li key={id} className="grid gap-3 rounded-lg border border-line bg-surface px-4 py-3">
            <div className="min-w-0">
              <p className="break-words font-medium text-ink">{workspace}</p>
              {details === null ? (
                <p className="text-muted text-sm">{t("linkOnly")}</p>
              ) : (
                <p className="text-muted text-sm">
                  {t("invitedAs", { inviter: details.invitedBy, role: role(details.role) })} {t("until")}{" "}
                  <RelativeTime at={details.expiresAt} />
                </p>
              )}
            </div>
            {details === null ? null : (
              <AnswerForm way={{ name: "invitationId", value: id }} about={workspace} />
            )}
          </li>
        ))}
      </ul>
      {invitations.some(({ details }) => details === null) ? <PasteLinkForm /> : null}
    </div>
  );
}
