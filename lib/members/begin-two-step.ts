import type { z } from "zod";
import { AppError } from "@/lib/core/app-error";
import { requireOwnAccount, requirePassword } from "@/lib/members/own-account";
import { sealTicket } from "@/lib/members/ticket";
import type { beginTwoStepInput } from "@/lib/members/two-step.input";
import type { TwoStepOffer } from "@/lib/members/two-step.view";
import { qrPath } from "@/lib/platform/auth/qr-path";
import { createTotpSeed, totpUri } from "@/lib/platform/auth/totp";
import type { WorkspaceContext } from "@/lib/workspaces/context";

/** A seed to put into an authenticator app. Nothing changes until a code from it comes back. */
export async function beginTwoStep(
  ctx: WorkspaceContext,
  input: z.output<typeof beginTwoStepInput>,
): Promise<TwoStepOffer> {
  const account = await requireOwnAccount(ctx);
  if (account.hasApp) throw new AppError("conflict", "An authenticator app is set up already.");
  await requirePassword(ctx, account, input.password);
  const seed = createTotpSeed();
  return {
    seed,
    qr: qrPath(totpUri(seed, account.email)),
    ticket: sealTicket("two-step", { userId: account.id, seed }, 15),
  };
}
