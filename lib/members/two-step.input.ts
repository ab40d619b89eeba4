import { z } from "zod";

const password = z.string().min(1, "Type your password.").max(128, "Use at most 128 characters.");
const code = z.string().trim().min(1, "Type the code.").max(40, "A code has 6 digits, a recovery code 16 letters.");

export const beginTwoStepInput = z.object({ password });
export const enableTwoStepInput = z.object({ ticket: z.string().min(1).max(2_000), code });
export const proveTwoStepInput = z.object({ password, code });
export const confirmIdentityInput = z.object({ proof: z.string().min(1, "Type your password.").max(128, "Use at most 128 characters.") });
export const readTwoStepInput = z.object({});
export const askExportInput = z.object({});
