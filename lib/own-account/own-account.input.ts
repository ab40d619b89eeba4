import { z } from "zod";
import { text } from "@/lib/core/text.input";

const email = text()
  .trim()
  .toLowerCase()
  .pipe(
    z
      .email("Write a whole email address, for example amir@example.com.")
      .max(200, "Use at most 200 characters."),
  );

export const askPasswordLinkInput = z.object({ email });
export const changeNameInput = z.object({
  name: text().trim().min(1, "Write your name.").max(80, "Use at most 80 characters."),
});
/** Null: as the browser says. */
export const changeLanguageInput = z.object({ language: text().max(35).nullable() });
export const askAddressChangeInput = z.object({ email });
export const confirmAddressInput = z.object({ token: text().min(1).max(100) });
export const dismissNoticeInput = z.object({ noticeId: z.uuid() });
