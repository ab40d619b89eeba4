import type { Page } from "@playwright/test";

/**
 * The theme follows the system unless a person chose otherwise; this is the system saying it.
 * Without movement, so that pictures hold still.
 */
export async function setTheme(page: Page, theme: "light" | "dark"): Promise<void> {
  await page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
}
