import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";

export const confirmIdentityInput = z.object({
  proof: text().min(1, said("input.people.password")).max(128, said("input.general.atMostCharacters")),
});
export const askExportInput = z.object({});
