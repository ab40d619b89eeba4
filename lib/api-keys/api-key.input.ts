import { z } from "zod";
import { ROLES } from "@/lib/access/permissions.rules";
import { text } from "@/lib/core/text.input";

export const createApiKeyInput = z.object({
  name: text().trim().min(1, "Name what will use the key.").max(80, "Use at most 80 characters."),
  role: z.enum(ROLES, { error: "Choose a role." }),
  /** Days until it stops working; null: never. */
  expiresInDays: z.coerce.number().int().min(1).max(3_650).nullable().default(null),
});
export const revokeApiKeyInput = z.object({ apiKeyId: z.uuid() });
export const handOverApiKeyInput = z.object({ apiKeyId: z.uuid(), memberId: z.uuid("Choose a person.") });
