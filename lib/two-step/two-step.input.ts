import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";
import { passkeyProofInput } from "@/lib/passkeys/passkey.input";

const password = text()
  .min(1, said("input.people.password"))
  .max(128, said("input.general.atMostCharacters"));
const code = text().trim().min(1, said("input.people.code")).max(40, said("input.people.codeLong"));

export const beginTwoStepInput = z.object({ password });
export const enableTwoStepInput = z.object({ ticket: text().min(1).max(2_000), code });
/** The password, and one of a code, a recovery code and a passkey. */
export const proveTwoStepInput = z.object({
  password,
  code: code.optional(),
  passkey: passkeyProofInput.optional(),
});
