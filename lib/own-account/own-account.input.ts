import { z } from "zod";
import { said } from "@/lib/core/said";
import { text } from "@/lib/core/text.input";

const email = text()
  .trim()
  .toLowerCase()
  .pipe(z.email(said("input.people.email")).max(200, said("input.general.atMostCharacters")));

export const askPasswordLinkInput = z.object({ email });
export const changeNameInput = z.object({
  name: text().trim().min(1, said("input.people.yourName")).max(80, said("input.general.atMostCharacters")),
});
/** Null: as the browser says. */
export const changeLanguageInput = z.object({ language: text().max(35).nullable() });
export const askAddressChangeInput = z.object({ email });
export const confirmAddressInput = z.object({ token: text().min(1).max(100) });
export const dismissNoticeInput = z.object({ noticeId: z.uuid() });
