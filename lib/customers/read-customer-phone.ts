import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { parsePhone } from "@/lib/core/phone-number";
import type { WorkspaceDb } from "@/lib/platform/db/in-workspace";

/** A customer's phone as conversations know it; nothing typed takes it away. */
export async function readCustomerPhone(
  tx: WorkspaceDb,
  { workspaceId }: WorkspaceContext,
  typed: string | undefined,
): Promise<{ phone?: string | null }> {
  if (typed === undefined) return {};
  if (typed === "") return { phone: null };
  const { defaultCountry } = await tx.workspace.findUniqueOrThrow({
    where: { id: workspaceId },
    select: { defaultCountry: true },
  });
  const read = parsePhone(typed, defaultCountry);
  if (!read.ok) throw new AppError("invalid", read.sentence, { phone: read.sentence });
  return { phone: read.phone };
}
