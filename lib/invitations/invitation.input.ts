import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";
import { memberRole } from "@/lib/members/member.input";

/** Of an invitation of this workspace, and of one to the person who is signed in. */
export const invitationIdInput = z.object({ invitationId: z.uuid() });
export const changeInvitationInput = invitationIdInput.extend({ role: memberRole });
export const renewInvitationInput = invitationIdInput.extend({
  /** Show the link to hand it over, although mail is set up. */
  byHand: z.boolean().default(false),
});

export const newLoginInput = z.object({
  name: text().trim().min(1, said("input.people.yourName")).max(80, said("input.general.atMostCharacters")),
  password: text().min(1, said("input.people.choosePassword")),
});
