import { getRequestConfig } from "next-intl/server";
import { writingOf } from "@/lib/core/language";
import { chosenLocale } from "./chosen-locale";
import { FORMATS } from "./formats";
import { loadMessages } from "./load-messages";

export default getRequestConfig(async () => {
  const locale = await chosenLocale();
  return {
    locale: writingOf(locale),
    messages: loadMessages(locale),
    formats: FORMATS,
    timeZone: process.env.DISPLAY_TIME_ZONE || "Asia/Kuala_Lumpur",
  };
});
