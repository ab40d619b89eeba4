import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { requirePage } from "@/lib/guards/require-page";
import { listOpenInvitations } from "@/lib/invitations/invitation.queries";
import { listMembers } from "@/lib/members/member.queries";
import { environment } from "@/lib/platform/env";
import { MemberTable } from "./_components/member-table";
import { OpenInvitations } from "./_components/open-invitations";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("pages.members") };
}

export default async function MembersPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx, workspace, actor } = await requirePage(params, "members.view");
  const [t, members, invitations] = await Promise.all([
    getTranslations("settings"),
    listMembers(ctx),
    listOpenInvitations(ctx),
  ]);
  const isOwner = actor.role === "owner";
  const hasMail = environment().smtpUrl !== undefined;
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <PageHeader title={t("pages.members")} description={t("members.lead")} />
      <MemberTable
        workspaceSlug={workspace.slug}
        members={members}
        isOwner={isOwner}
        role={actor.role}
        hasMail={hasMail}
      />
      {invitations.length === 0 ? null : (
        <OpenInvitations
          workspaceSlug={workspace.slug}
          invitations={invitations}
          isOwner={isOwner}
          hasMail={hasMail}
        />
      )}
    </div>
  );
}
