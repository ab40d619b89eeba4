import { operatorContext } from "@/lib/access/operator-context";
import { callbackLines } from "@/lib/callback-tokens/callback-lines";
import { ROTATION_OVERLAP_DAYS } from "@/lib/callback-tokens/callback-token.rules";
import { callbacksOf } from "@/lib/callback-tokens/callback-urls.view";
import { rotateCallbackToken } from "@/lib/callback-tokens/rotate-callback-token";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { isUuid } from "@/lib/core/uuid";
import { sql } from "@/lib/platform/db/sql";
import type { Command } from "@/lib/programs/cli/command";
import { withProgram } from "@/lib/programs/cli/with-program";

export const command: Command = {
  summary: "Makes new callback URLs for a gateway account; the old ones count for a week more.",
  options: { "gateway-account": { type: "string" } },
  required: ["gateway-account"],
  async run({ values }) {
    const id = String(values["gateway-account"]);
    return withProgram(async () => {
      const { slug, kind } = await accountOf(id);
      const callbacks = callbacksOf(kind, await rotateCallbackToken(await operatorContext(slug), { id }));
      return {
        data: { gatewayAccountId: id, callbacks },
        text: [
          `New callback URLs. The old ones are accepted for ${ROTATION_OVERLAP_DAYS} days more.`,
          ...callbackLines(callbacks),
        ].join("\n"),
      };
    });
  },
};

async function accountOf(accountId: string): Promise<{ slug: string; kind: string }> {
  const account = isUuid(accountId)
    ? await sql.first<{ slug: string; kind: string }>(
        `SELECT w.slug, a.kind
         FROM gateway_account a JOIN workspace w ON w.id = a.workspace_id
         WHERE a.id = $1 AND a.archived_at IS NULL`,
        [accountId],
      )
    : null;
  if (account === null)
    throw new AppError("not_found", sentence("problems.gatewayAccounts.unknownId", { id: accountId }));
  return account;
}
