import type { Texts } from "@/lib/core/generated/texts";

declare module "next-intl" {
  interface AppConfig {
    Messages: Texts;
  }
}
