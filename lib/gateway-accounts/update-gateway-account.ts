import "server-only";
import { isDeepStrictEqual } from "node:util";
import type { WorkspaceContext } from "@/lib/access/context";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { checkBalance } from "@/lib/gateway-accounts/check-balance";
import type { UpdateGatewayAccountInput } from "@/lib/gateway-accounts/gateway-account.input";
import { requireGatewayAccount } from "@/lib/gateway-accounts/gateway-account.queries";
import type { GatewayAccountView } from "@/lib/gateway-accounts/gateway-account.view";
import { passwordBinding } from "@/lib/gateway-accounts/gateway-account-row";
import { readSettings } from "@/lib/gateway-accounts/read-settings";
import { canBeTried, candidateUrls, tryLogin } from "@/lib/gateway-accounts/test-gateway-account";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import { partSettings, sealSecretSettings } from "@/lib/gateways/secret-settings";
import { recordReveal } from "@/lib/members/record-reveal";
import { asSqlRunner } from "@/lib/platform/db/as-sql-runner";
import type { Prisma } from "@/lib/platform/db/generated/client";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { sealSecret } from "@/lib/platform/secrets";

/**
 * Changes an account's settings or credentials. The password is write-only: left empty, the stored
 * one stays.
 */
export async function updateGatewayAccount(
  ctx: WorkspaceContext,
  input: UpdateGatewayAccountInput,
): Promise<GatewayAccountView> {
  const before = await requireGatewayAccount(ctx, input.id);
  const { id, url, password, isDefault, settings, ...fields } = input;
  const moves = (url !== undefined && url !== before.baseUrl) || isOther(fields.username, before.username);
  const own = moves ? withoutLearned(before) : before.settings;
  const typed = settings || moves ? readSettings(before.kind, { ...own, ...settings }) : undefined;
  const { plain: kept, secret } = typed
    ? partSettings(typed, gatewayOf(before.kind).secretSettings)
    : { plain: undefined, secret: {} };
  const sealed = Object.keys(secret).length > 0 ? sealSecretSettings(id, secret) : undefined;
  const changes = { ...fields, ...(kept ? { settings: kept as Prisma.InputJsonObject } : {}) };
  const movesTo = url !== undefined && url !== before.baseUrl ? candidateUrls(url, before.kind) : null;
  // A stored password goes to another host only when its owner types it again.
  if (movesTo && !password)
    throw new AppError("invalid", undefined, {
      password: sentence("problems.gatewayAccounts.passwordAgain"),
    });
  const baseUrl = movesTo && password ? await answeringUrl(movesTo, input, password, before) : undefined;
  await inWorkspace(ctx.workspaceId, async (tx) => {
    if (isDefault)
      await tx.gatewayAccount.updateMany({
        where: { workspaceId: ctx.workspaceId, isDefault: true },
        data: { isDefault: false },
      });
    await tx.gatewayAccount.updateMany({
      where: { id, workspaceId: ctx.workspaceId, archivedAt: null },
      data: {
        ...changes,
        ...(baseUrl ? { baseUrl } : {}),
        ...(sealed ? { settingsCipher: sealed } : {}),
        ...(password ? { passwordCipher: sealSecret(password, passwordBinding(id)) } : {}),
        ...(password || movesTo || fields.username !== undefined ? { epoch: { increment: 1 } } : {}),
        ...(isDefault ? { isDefault: true } : {}),
      },
    });
    if (password)
      await recordReveal(asSqlRunner(tx), ctx, { kind: "gateway-password", entityId: id, fresh: true });
    await recordAudit(tx, ctx, {
      action: password || movesTo || sealed ? "gatewayAccount.credentialsChanged" : "gatewayAccount.updated",
      entity: "gatewayAccount",
      entityId: id,
      before: pick(before, changes),
      after: {
        ...changes,
        ...(baseUrl ? { baseUrl } : {}),
        ...(password ? { password: "changed" } : {}),
        ...(sealed ? { secretSettings: "changed" } : {}),
        ...(isDefault ? { isDefault } : {}),
      },
    });
  });
  // What the settings say of how it is called and read may change the balance that is shown.
  const tellsBalance = gatewayOf(before.kind).can.balance;
  if (kept && tellsBalance && !isDeepStrictEqual(kept, before.settings)) await checkBalance(id, "person");
  return requireGatewayAccount(ctx, id);
}

async function answeringUrl(
  urls: string[],
  input: UpdateGatewayAccountInput,
  password: string,
  before: GatewayAccountView,
): Promise<string> {
  if (!canBeTried(before.kind)) return urls[0] as string;
  const test = await tryLogin(before.kind, urls, {
    username: input.username ?? before.username,
    password,
    settings: { ...withoutLearned(before), ...input.settings },
  });
  return test.baseUrl ?? (urls[0] as string);
}

function isOther(value: string | undefined, before: string): boolean {
  return value !== undefined && value !== before;
}

/** Its settings without what the answers of its present gateway taught. */
function withoutLearned({ kind, settings }: GatewayAccountView): Record<string, unknown> {
  const learned = new Set(gatewayOf(kind).learnedSettings);
  return Object.fromEntries(Object.entries(settings).filter(([name]) => !learned.has(name)));
}

function pick(view: GatewayAccountView, changed: object): Record<string, unknown> {
  const all = view as unknown as Record<string, unknown>;
  return Object.fromEntries(Object.keys(changed).map((name) => [name, all[name]]));
}
