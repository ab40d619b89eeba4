import { expect, type Page } from "@playwright/test";

export const WIDTHS = [
  { width: 320, height: 640 },
  { width: 390, height: 844 },
  { width: 1440, height: 900 },
] as const;

/**
 * What a person would see at once and a test of overflow does not: text of one letter a line,
 * controls under something else or out of reach, boxes that scroll to nothing.
 */
export async function expectMeasured(page: Page, what = page.url()): Promise<void> {
  for (const size of WIDTHS) {
    await page.setViewportSize(size);
    // A chart is drawn for a new width a moment after it.
    await expect
      .configure({ soft: true })
      .poll(() => page.evaluate(measure), { message: `${what} at ${size.width} px` })
      .toEqual([]);
  }
}

/** The faults of a page that does not move. */
export async function measurePage(page: Page): Promise<{ width: number; faults: string[] }[]> {
  const found = [];
  for (const size of WIDTHS) {
    await page.setViewportSize(size);
    found.push({ width: size.width, faults: await page.evaluate(measure) });
  }
  return found;
}

/** Runs in the page. */
function measure(): string[] {
  const faults: string[] = [];
  const name = (element: Element) =>
    `<${element.tagName.toLowerCase()} class="${element.getAttribute("class")?.slice(0, 60) ?? ""}"> ${(element.textContent ?? "").trim().slice(0, 40)}`;
  const hidden = ({ width, height }: DOMRect) => width <= 1 || height <= 1;
  const all = [...document.body.querySelectorAll<HTMLElement>("*")];
  const scrolls = (element: Element) => /(auto|scroll)/.test(getComputedStyle(element).overflowY);

  // Boxes that scroll further than what is in them: what is hidden stands outside its box.
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) faults.push(`wider than the window: ${root.scrollWidth}`);
  const end = Math.max(root.clientHeight, document.body.getBoundingClientRect().bottom + window.scrollY);
  if (root.scrollHeight > end + 2) faults.push(`scrolls to ${root.scrollHeight}, ends at ${Math.round(end)}`);
  for (const element of all) {
    if (getComputedStyle(element).position !== "absolute" || !hidden(element.getBoundingClientRect()))
      continue;
    let box = element.parentElement;
    while (box && !scrolls(box)) box = box.parentElement;
    const holder = element.offsetParent;
    if (box && holder && box !== holder && !box.contains(holder))
      faults.push(`hidden outside its box: ${name(element)}`);
  }

  // Text of one letter a line.
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode as Text;
    const letters = text.data.trim().length;
    const parent = text.parentElement;
    if (letters < 4 || !parent?.checkVisibility() || hidden(parent.getBoundingClientRect())) continue;
    if (/^(script|style|noscript|option|title)$/i.test(parent.tagName)) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
    if (lines >= 4 && letters / lines < 3) faults.push(`one letter a line: ${name(parent)}`);
  }

  // Controls that are covered, or cannot be scrolled to.
  const controls = [
    ...document.querySelectorAll<HTMLElement>(
      "a[href], button, input, select, textarea, [role='switch'], [role='checkbox']",
    ),
  ].filter(
    (control) =>
      control.checkVisibility({ visibilityProperty: true }) &&
      !hidden(control.getBoundingClientRect()) &&
      !control.matches("[href='#content']") &&
      control.closest("[aria-hidden='true'], [inert]") === null &&
      getComputedStyle(control).pointerEvents !== "none",
  );
  // Rows of a long list are alike: the first and the last hundred tell of all.
  const looked = controls.length > 240 ? [...controls.slice(0, 140), ...controls.slice(-100)] : controls;
  for (const control of looked) {
    control.scrollIntoView({ block: "center", inline: "center", behavior: "instant" });
    const rect = [...control.getClientRects()].find((each) => each.width > 1 && each.height > 1);
    if (rect === undefined) continue;
    const x = rect.left + rect.width / 2;
    const y = rect.top + rect.height / 2;
    if (x < 0 || y < 0 || x > root.clientWidth || y > root.clientHeight) {
      faults.push(`out of reach: ${name(control)}`);
      continue;
    }
    const top = document.elementFromPoint(x, y);
    const own =
      top && (control.contains(top) || top.contains(control) || top.closest("label")?.contains(control));
    if (!own) faults.push(`covered by ${top ? name(top) : "nothing"}: ${name(control)}`);
  }
  window.scrollTo(0, 0);
  return [...new Set(faults)].slice(0, 12);
}
