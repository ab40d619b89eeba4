import { z } from "zod";
import { text } from "@/lib/core/text.input";
import { passkeyProofInput } from "@/lib/passkeys/passkey.input";

const password = text().min(1, "Type your password.").max(128, "Use at most 128 characters.");
const code = text()
  .trim()
  .min(1, "Type the code.")
  .max(40, "A code has 6 digits, a recovery code 16 letters.");

export const beginTwoStepInput = z.object({ password });
export const enableTwoStepInput = z.object({ ticket: text().min(1).max(2_000), code });
/** The password, and one of a code, a recovery code and a passkey. */
export const proveTwoStepInput = z.object({
  password,
  code: code.optional(),
  passkey: passkeyProofInput.optional(),
});
export const confirmIdentityInput = z.object({
  proof: text().min(1, "Type your password.").max(128, "Use at most 128 characters."),
});
export const askExportInput = z.object({});
