import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const COLOURS = ["color-contrast", "link-in-text-block"];

type Rules = "all" | "colours" | "structure";

/** Where both themes are looked at in turn, the dark one is looked at for its colours alone. */
export const rulesOf = (theme: "light" | "dark"): { rules: Rules } => ({
  rules: theme === "dark" ? "colours" : "all",
});

/**
 * Every rule of axe, the good practices too; or only those about colours, for a theme changes
 * nothing else; or all but those, for a role changes no colour. A test goes on after it, so that
 * one run names all there is.
 */
export async function expectAccessible(
  page: Page,
  what = page.url(),
  { rules = "all" }: { rules?: Rules } = {},
): Promise<void> {
  await expect(page, `the title of ${what}`).toHaveTitle(/\S/);
  // Legacy mode looks at this page alone, which holds no frame of another site, and opens no
  // second one; only violations are worked out whole. Both halve the time and find the same.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ["violations"] });
  if (rules === "colours") axe.withRules(COLOURS);
  if (rules === "structure") axe.disableRules(COLOURS);
  const { violations } = await axe.analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n  ${nodes.map((node) => node.html).join("\n  ")}`,
  );
  expect.soft(found, `axe on ${what}`).toEqual([]);
}

/**
 * Nothing may need sideways scrolling, at whatever width the page has now. A chart is drawn for a
 * new width a moment after it.
 */
export async function expectNoSidewaysScroll(page: Page, what = page.url()): Promise<void> {
  const message = `${what} is wider than ${page.viewportSize()?.width} px`;
  await expect
    .configure({ soft: true })
    .poll(() => page.evaluate(tooWide), { message })
    .toEqual([]);
}

function tooWide(): string[] {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const wide = [...document.body.querySelectorAll("*")].filter(
    (each) => each.getBoundingClientRect().right > room + 1,
  );
  return wide.slice(-5).map((each) => each.outerHTML.slice(0, 200));
}
