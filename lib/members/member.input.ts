import { z } from "zod";
import { ROLES } from "@/lib/access/permissions.rules";
import { text } from "@/lib/core/text.input";

export const memberRole = z.enum(ROLES, { error: "Choose a role." });

/**
 * Plain letters, checked before they are made small: a look-alike from another alphabet is another
 * address, and is refused.
 */
const emailAddress = text()
  .trim()
  .pipe(
    z
      .email("Write a whole email address, for example amir@example.com.")
      .max(200, "Use at most 200 characters."),
  )
  .transform((address) => address.toLowerCase());

export const addMemberInput = z.object({
  email: emailAddress,
  name: text().trim().min(1, "Write the person's name.").max(80, "Use at most 80 characters."),
  role: memberRole,
});
export type AddMemberInput = z.output<typeof addMemberInput>;

export const passwordLinkInput = z.object({ email: emailAddress });

export const memberIdInput = z.object({ memberId: z.uuid() });
export const changeRoleInput = memberIdInput.extend({ role: memberRole });
export const setMemberStateInput = memberIdInput.extend({ disabled: z.boolean() });

export const changePasswordInput = z.object({
  current: text().min(1, "Type your present password."),
  password: text().min(1, "Type a new password."),
});
export const endSessionInput = z.object({ sessionId: z.union([z.uuid(), z.literal("others")]) });
/** Which role the person is about to have; none: disabled. */
export const memberCredentialsQuery = z.object({ role: memberRole.optional() });
