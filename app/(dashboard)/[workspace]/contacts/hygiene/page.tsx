import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Suspense } from "react";
import { PageHeader } from "@/components/shell/page-header";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Skeleton } from "@/components/ui/skeleton";
import type { WorkspaceContext } from "@/lib/access/context";
import { may } from "@/lib/access/permissions.rules";
import { requirePage } from "@/lib/guards/require-page";
import { countHygiene, listHygiene } from "@/lib/list-hygiene/hygiene.queries";
import { HYGIENE_KINDS, type HygieneKind } from "@/lib/list-hygiene/hygiene.rules";
import { KindCard } from "./_components/kind-card";

interface PageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("contacts.hygiene"))("title") };
}

/** What is not as it should be in the lists; each count comes when it is counted. */
export default async function HygienePage({ params, searchParams }: PageProps) {
  const { ctx } = await requirePage(params, "contacts.view");
  const t = await getTranslations("contacts.hygiene");
  const { show, after } = await searchParams;
  return (
    <div className="flex flex-col gap-6">
      <PageHeader
        breadcrumbs={[
          { label: (await getTranslations("contacts"))("title"), href: `/${ctx.workspaceSlug}/contacts` },
        ]}
        title={t("title")}
        description={t("lead")}
      />
      {HYGIENE_KINDS.map((kind) => (
        <div key={kind} id={kind} className="scroll-mt-20">
          <Card>
            <CardHeader title={t(`kinds.${kind}`)} description={t(`about.${kind}`)} />
            <CardBody className="flex min-w-0 flex-col gap-3">
              <Suspense fallback={<Skeleton className="h-8 w-40" />}>
                <Counted ctx={ctx} kind={kind} show={show === kind} after={after} />
              </Suspense>
            </CardBody>
          </Card>
        </div>
      ))}
    </div>
  );
}

interface CountedProps {
  ctx: WorkspaceContext;
  kind: HygieneKind;
  show: boolean;
  after: string | string[] | undefined;
}

async function Counted({ ctx, kind, show, after }: CountedProps) {
  const [count, shown] = await Promise.all([
    countHygiene(ctx, kind),
    show ? listHygiene(ctx, kind, typeof after === "string" ? after : null) : null,
  ]);
  const mayEdit = may(ctx.actor.role, "contacts.edit");
  return <KindCard workspaceSlug={ctx.workspaceSlug} count={count} mayEdit={mayEdit} shown={shown} />;
}
