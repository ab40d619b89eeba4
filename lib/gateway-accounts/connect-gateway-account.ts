import { keepTold } from "@/lib/core/kept-sentence";
import "server-only";
import { randomUUID } from "node:crypto";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { createCallbackToken } from "@/lib/callback-tokens/callback-token";
import type { CallbackUrls } from "@/lib/callback-tokens/callback-urls.view";
import { AppError } from "@/lib/core/app-error";
import { checkBalance } from "@/lib/gateway-accounts/check-balance";
import type { ConnectGatewayAccountInput } from "@/lib/gateway-accounts/gateway-account.input";
import { passwordBinding } from "@/lib/gateway-accounts/gateway-account-row";
import { readSettings } from "@/lib/gateway-accounts/read-settings";
import {
  canBeTried,
  candidateUrls,
  loginRefusal,
  tryLogin,
} from "@/lib/gateway-accounts/test-gateway-account";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import { partSettings, sealSecretSettings } from "@/lib/gateways/secret-settings";
import { recordReveal } from "@/lib/members/record-reveal";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { sealSecret } from "@/lib/platform/secrets";

export interface ConnectedGatewayAccount {
  gatewayAccountId: string;
  callbacks: CallbackUrls;
}

/**
 * Stores a login at the gateway. Refused credentials are not stored; a gateway that does not answer
 * right now is, and says so. The first account of a workspace becomes its default.
 * @param readBalance false where the caller reads it: the first reading opens the ledger
 */
export async function connectGatewayAccount(
  ctx: WorkspaceContext,
  input: ConnectGatewayAccountInput,
  { readBalance = true } = {},
): Promise<ConnectedGatewayAccount> {
  const urls = candidateUrls(input.url, input.kind);
  const gateway = gatewayOf(input.kind);
  const { plain: settings, secret } = partSettings(
    readSettings(input.kind, input.settings),
    gateway.secretSettings,
  );
  const test = canBeTried(input.kind) ? await tryLogin(input.kind, urls, { ...input, settings }) : null;
  if (test?.reason === "credentials")
    throw new AppError("unprocessable", loginRefusal(test), { password: loginRefusal(test) });
  const id = randomUUID();
  // Nothing answered: what was typed counts, and https when no scheme was typed.
  const baseUrl =
    test?.baseUrl ?? (/^http:/i.test(input.url.trim()) ? (urls.at(-1) as string) : (urls[0] as string));
  const callbacks = await inWorkspace(ctx.workspaceId, async (tx) => {
    const first =
      (await tx.gatewayAccount.count({
        where: { workspaceId: ctx.workspaceId, archivedAt: null, isDefault: true },
      })) === 0;
    await tx.gatewayAccount.create({
      data: {
        id,
        workspaceId: ctx.workspaceId,
        label: input.label,
        baseUrl,
        username: input.username,
        passwordCipher: sealSecret(input.password, passwordBinding(id)),
        kind: input.kind,
        settings: settings as Prisma.InputJsonObject,
        maxPerSecond: gateway.usualPerSecond,
        settingsCipher: sealSecretSettings(id, secret),
        isDefault: first,
        balanceError: test === null || test.ok ? null : keepTold(test.told),
      },
    });
    const token = await createCallbackToken(asSqlRunner(tx), {
      workspaceId: ctx.workspaceId,
      gatewayAccountId: id,
    });
    await recordReveal(asSqlRunner(tx), ctx, { kind: "callbacks", entityId: token.id, fresh: true });
    await recordReveal(asSqlRunner(tx), ctx, { kind: "gateway-password", entityId: id, fresh: true });
    await recordAudit(tx, ctx, {
      action: "gatewayAccount.connected",
      entity: "gatewayAccount",
      entityId: id,
      after: { label: input.label, kind: input.kind, baseUrl, username: input.username },
    });
    return token.urls;
  });
  if (test?.ok && readBalance && gateway.can.balance) await checkBalance(id, "connect");
  return { gatewayAccountId: id, callbacks };
}
