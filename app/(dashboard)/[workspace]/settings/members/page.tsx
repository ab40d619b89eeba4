import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PageHeader } from "@/components/shell/page-header";
import { listMembers } from "@/lib/members/member.queries";
import { requirePage } from "@/lib/workspaces/guard/require-page";
import { MemberTable } from "./_components/member-table";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("pages.members") };
}

export default async function MembersPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx, workspace, actor } = await requirePage(params, "members.view");
  const t = await getTranslations("settings");
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <PageHeader title={t("pages.members")} description={t("members.lead")} />
      <MemberTable workspaceSlug={workspace.slug} members={await listMembers(ctx)} isOwner={actor.role === "owner"} />
    </div>
  );
}
