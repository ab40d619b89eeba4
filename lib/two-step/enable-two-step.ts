import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { requireOwnAccount } from "@/lib/own-account/own-account";
import { createRecoveryCodes } from "@/lib/own-account/recovery-codes";
import { totpBinding } from "@/lib/own-account/spend-code";
import { endSessionsOf } from "@/lib/platform/auth/session-rows";
import { countCode, forgiveCode } from "@/lib/platform/auth/sign-in-throttle";
import { matchTotpStep } from "@/lib/platform/auth/totp";
import { sql } from "@/lib/platform/db/sql";
import { sealSecret } from "@/lib/platform/secrets";
import { tellFactorChange } from "@/lib/sign-in/tell-factor-change";
import { openTicket } from "@/lib/sign-in/ticket";
import type { enableTwoStepInput } from "./two-step.input";

/**
 * Sets an authenticator app up once it has shown a right code. Returns new recovery codes, this one
 * time; every other sign-in ends.
 */
export async function enableTwoStep(
  ctx: WorkspaceContext,
  input: z.output<typeof enableTwoStepInput>,
): Promise<{ recoveryCodes: string[] }> {
  const account = await requireOwnAccount(ctx);
  const offer = openTicket("two-step", input.ticket);
  if (offer?.seed === undefined || offer.userId !== account.id)
    throw new AppError("unprocessable", sentence("problems.signIn.newQrCode"));
  await countCode(account.id);
  const clock = await sql.first<{ now: number }>(
    "SELECT extract(epoch FROM clock_timestamp())::float8 AS now",
  );
  const step = matchTotpStep(offer.seed, input.code.replace(/\s/g, ""), clock?.now ?? 0);
  if (step === null)
    throw new AppError("invalid", undefined, {
      code: sentence("problems.signIn.wrongNewCode"),
    });
  await forgiveCode(account.id);
  const { codes, hashes } = createRecoveryCodes();
  const cipher = sealSecret(offer.seed, totpBinding(account.id));
  await sql.transaction(async (client) => {
    const turned = await client.query(
      `UPDATE "user"
       SET totp_cipher = $2, totp_last_step = $3, recovery_hashes = $4
       WHERE id = $1 AND totp_cipher IS NULL`,
      [account.id, cipher, step, hashes],
    );
    if (turned.rowCount !== 1) throw new AppError("conflict", sentence("problems.signIn.appKnown"));
    await endSessionsOf(client, account.id, ctx.sessionId ?? null);
    await tellFactorChange(client, account, account.hasTwoStep ? "app-added" : "enabled");
    await recordAudit(client, ctx, { action: "twoStep.enabled", entity: "user", entityId: account.id });
  });
  return { recoveryCodes: codes };
}
