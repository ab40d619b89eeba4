import { z } from "zod";
import { ROLES } from "@/lib/access/permissions.rules";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";

export const memberRole = z.enum(ROLES, { error: said("input.members.role") });

/**
 * Plain letters, checked before they are made small: a look-alike from another alphabet is another
 * address, and is refused.
 */
const emailAddress = text()
  .trim()
  .pipe(z.email(said("input.people.email")).max(200, said("input.general.atMostCharacters")))
  .transform((address) => address.toLowerCase());

export const addMemberInput = z.object({
  email: emailAddress,
  name: text().trim().min(1, said("input.people.theirName")).max(80, said("input.general.atMostCharacters")),
  role: memberRole,
});
export type AddMemberInput = z.output<typeof addMemberInput>;

export const passwordLinkInput = z.object({ email: emailAddress });

export const memberIdInput = z.object({ memberId: z.uuid() });
export const changeRoleInput = memberIdInput.extend({ role: memberRole });
export const setMemberStateInput = memberIdInput.extend({ disabled: z.boolean() });

export const changePasswordInput = z.object({
  current: text().min(1, said("input.people.presentPassword")),
  password: text().min(1, said("input.people.newPassword")),
});
export const endSessionInput = z.object({ sessionId: z.union([z.uuid(), z.literal("others")]) });
/** Which role the person is about to have; none: disabled. */
export const memberCredentialsQuery = z.object({ role: memberRole.optional() });
