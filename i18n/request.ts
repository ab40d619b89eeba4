import { getRequestConfig } from "next-intl/server";
import { chosenLocale } from "./chosen-locale";
import { loadMessages } from "./load-messages";

export default getRequestConfig(async () => {
  const locale = await chosenLocale();
  return {
    locale,
    messages: loadMessages(locale),
    timeZone: process.env.DISPLAY_TIME_ZONE || "Asia/Kuala_Lumpur",
  };
});
