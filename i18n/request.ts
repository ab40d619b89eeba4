import { getRequestConfig } from "next-intl/server";
import { loadMessages } from "./load-messages";

/** English now; another language is another folder beside `messages/en`. */
const LOCALE = "en";

export default getRequestConfig(async () => ({
  locale: LOCALE,
  messages: await loadMessages(LOCALE),
  timeZone: process.env.DISPLAY_TIME_ZONE || "Asia/Kuala_Lumpur",
}));
