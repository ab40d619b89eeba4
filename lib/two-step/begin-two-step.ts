import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { requireOwnAccount, requirePassword } from "@/lib/own-account/own-account";
import { qrPath } from "@/lib/platform/auth/qr-path";
import { createTotpSeed, totpUri } from "@/lib/platform/auth/totp";
import { sealTicket } from "@/lib/sign-in/ticket";
import type { beginTwoStepInput } from "./two-step.input";
import type { TwoStepOffer } from "./two-step.view";

/** A seed to put into an authenticator app. Nothing changes until a code from it comes back. */
export async function beginTwoStep(
  ctx: WorkspaceContext,
  input: z.output<typeof beginTwoStepInput>,
): Promise<TwoStepOffer> {
  const account = await requireOwnAccount(ctx);
  if (account.hasApp) throw new AppError("conflict", sentence("problems.signIn.appKnown"));
  await requirePassword(ctx, account, input.password);
  const seed = createTotpSeed();
  return {
    seed,
    qr: qrPath(totpUri(seed, account.email)),
    ticket: sealTicket("two-step", { userId: account.id, seed }, 15),
  };
}
