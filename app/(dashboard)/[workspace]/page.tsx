import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { sayToPerson } from "@/i18n/say-to-person";
import { may } from "@/lib/access/permissions.rules";
import { getFirstSteps } from "@/lib/first-steps/first-steps.queries";
import { requirePage } from "@/lib/guards/require-page";
import { getOverview } from "@/lib/overview/overview.queries";
import { Overview } from "./_components/overview";
import { placesOf } from "./places-of";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("overview"))("title") };
}

export default async function OverviewPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx, workspace, actor } = await requirePage(params, "overview.view");
  const places = placesOf(actor.role);
  return (
    <Overview
      workspaceSlug={workspace.slug}
      workspaceName={workspace.name}
      initial={await getOverview(ctx, await sayToPerson())}
      firstSteps={await getFirstSteps(ctx)}
      mayConnect={may(actor.role, "gateway-accounts.edit")}
      mayCompose={may(actor.role, "campaigns.edit")}
      mayTransfer={may(actor.role, "transfers.create")}
      inboxHref={places.includes("inbox") ? `/${workspace.slug}/inbox` : null}
      reportsHref={places.includes("reports") ? `/${workspace.slug}/reports` : null}
    />
  );
}
