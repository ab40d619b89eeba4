import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { sayToPerson } from "@/i18n/say-to-person";
import { may } from "@/lib/access/permissions.rules";
import { isSimulatorOffered } from "@/lib/gateway-accounts/built-in-simulator";
import { listGatewayAccounts } from "@/lib/gateway-accounts/gateway-account.queries";
import { requirePage } from "@/lib/guards/require-page";
import { AccountsScreen } from "./_components/accounts-screen";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("gateway.accounts"))("title") };
}

export default async function GatewayAccountsPage({ params }: { params: Promise<{ workspace: string }> }) {
  const { ctx } = await requirePage(params, "gateway-accounts.view");
  const accounts = await listGatewayAccounts(ctx, await sayToPerson());
  const mayEdit = may(ctx.actor.role, "gateway-accounts.edit");
  const simulator = mayEdit && accounts.length === 0 && (await isSimulatorOffered());
  return (
    <AccountsScreen
      workspaceSlug={ctx.workspaceSlug}
      accounts={accounts}
      mayEdit={mayEdit}
      simulator={simulator}
    />
  );
}
