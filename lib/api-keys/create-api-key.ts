import { randomBytes } from "node:crypto";
import type { z } from "zod";
import type { WorkspaceContext } from "@/lib/access/context";
import { covers } from "@/lib/access/permissions.rules";
import type { createApiKeyInput } from "@/lib/api-keys/api-key.input";
import { recordAudit } from "@/lib/audit/record-audit";
import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { inWorkspace } from "@/lib/platform/db/in-workspace";
import { hashToken } from "@/lib/platform/secrets";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/**
 * A new key: 256 random bits in base 62, shown once, kept as a SHA-256. It belongs to whoever makes
 * it, and ends with what they may do.
 */
export async function createApiKey(
  ctx: WorkspaceContext,
  input: z.output<typeof createApiKeyInput>,
): Promise<{ id: string; key: string }> {
  if (input.role === "owner" && ctx.actor.role !== "owner")
    throw new AppError("forbidden", sentence("problems.apiKeys.ownerMakes"));
  if (!covers(ctx.actor.role, input.role))
    throw new AppError("forbidden", sentence("problems.apiKeys.moreThanMaker"));
  const key = `canang_${base62(randomBytes(32))}`;
  const expiresAt =
    input.expiresInDays === null ? null : new Date(Date.now() + input.expiresInDays * 86_400_000);
  const createdById = ctx.actor.userId ?? null;
  const whose = { createdById, heldById: createdById };
  const data = {
    workspaceId: ctx.workspaceId,
    name: input.name,
    role: input.role,
    prefix: key.slice(0, 13),
    expiresAt,
    ...whose,
  };
  return inWorkspace(ctx.workspaceId, async (tx) => {
    const { id } = await tx.apiKey.create({
      data: { ...data, keyHash: new Uint8Array(hashToken(key)) },
      select: { id: true },
    });
    await recordAudit(tx, ctx, {
      action: "apiKey.created",
      entity: "api-key",
      entityId: id,
      after: { name: input.name, role: input.role },
    });
    return { id, key };
  });
}

function base62(bytes: Buffer): string {
  let rest = BigInt(`0x${bytes.toString("hex")}`);
  let text = "";
  while (text.length < 43) {
    text = ALPHABET.charAt(Number(rest % 62n)) + text;
    rest /= 62n;
  }
  return text;
}
