import { z } from "zod";
import { ROLES } from "@/lib/access/permissions.rules";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";

export const createApiKeyInput = z.object({
  name: text().trim().min(1, said("input.apiKeys.name")).max(80, said("input.general.atMostCharacters")),
  role: z.enum(ROLES, { error: said("input.members.role") }),
  /** Days until it stops working; null: never. */
  expiresInDays: z.coerce.number().int().min(1).max(3_650).nullable().default(null),
});
export const revokeApiKeyInput = z.object({ apiKeyId: z.uuid() });
export const handOverApiKeyInput = z.object({
  apiKeyId: z.uuid(),
  memberId: z.uuid(said("input.members.person")),
});
