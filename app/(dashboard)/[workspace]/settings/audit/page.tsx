import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ExportMenu } from "@/components/forms/export-menu";
import { PageHeader } from "@/components/shell/page-header";
import { auditQuery } from "@/lib/audit/audit.input";
import { listAuditEntries } from "@/lib/audit/audit.queries";
import { AUDIT_ACTIONS } from "@/lib/audit/audit-action.rules";
import { requirePage } from "@/lib/guards/require-page";
import { listMembers } from "@/lib/members/member.queries";
import { askExportAction } from "../../actions";
import { AuditFilters } from "./_components/audit-filters";
import { THING_SIGN, WHO_SIGN } from "./_components/audit-sentence";
import { AuditTable } from "./_components/audit-table";

interface PageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("settings"))("pages.audit") };
}

export default async function AuditPage({ params, searchParams }: PageProps) {
  const { ctx, workspace } = await requirePage(params, "audit.view");
  const t = await getTranslations("settings");
  const asked = auditQuery.safeParse(await searchParams);
  const query = asked.success ? asked.data : auditQuery.parse({});
  const say = await getTranslations("audit.actions");
  // The screen puts the person and the thing where these two signs stand.
  const words = Object.fromEntries(
    AUDIT_ACTIONS.map((action) => [action, say(action, { who: WHO_SIGN, thing: THING_SIGN } as never)]),
  );
  const { cursor: _, limit: __, ...filter } = query;
  const people = await listMembers(ctx);
  const first = await listAuditEntries(ctx, { ...query, cursor: undefined });
  return (
    <div className="flex min-w-0 flex-col gap-6">
      <PageHeader
        title={t("pages.audit")}
        description={t("audit.lead")}
        actions={
          <ExportMenu
            workspaceSlug={ctx.workspaceSlug}
            ask={askExportAction.bind(null, ctx.workspaceSlug, {})}
            content="audit"
            search={filter}
          />
        }
      />
      <AuditFilters query={query} people={people.map(({ name }) => name)} />
      <AuditTable
        key={JSON.stringify(filter)}
        workspaceSlug={workspace.slug}
        filter={filter}
        first={first}
        words={words}
      />
    </div>
  );
}
