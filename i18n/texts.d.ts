import type { Texts } from "@/lib/core/generated/texts";
import type { FORMATS } from "./formats";

declare module "next-intl" {
  interface AppConfig {
    Messages: Texts;
    Formats: typeof FORMATS;
  }
}
