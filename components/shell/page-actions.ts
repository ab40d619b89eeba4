export interface PageAction {
  label: string;
  element: HTMLElement;
}

/** What the page in sight offers beside its titles, in the order in which it stands there. */
export function pageActions(): PageAction[] {
  const found = document.querySelectorAll<HTMLElement>("main [data-page-actions] :is(button, a[href])");
  const usable = [...found].flatMap((element) => {
    const label = (element.getAttribute("aria-label") ?? element.textContent ?? "").trim();
    const inUse = !element.matches(":disabled, [aria-disabled='true']") && element.checkVisibility();
    return inUse && label !== "" ? [{ label, element }] : [];
  });
  // Of two buttons with one name nobody could tell which is meant, unless one stands at the title.
  return usable.filter(({ label, element }) => {
    const namesakes = usable.filter((each) => each.label === label);
    return namesakes.length === 1 || element === namesakes.find(isAtTitle)?.element;
  });
}

function isAtTitle({ element }: PageAction): boolean {
  return element.closest("[data-page-actions='title']") !== null;
}

/** As a person presses it; a menu opens by its key, because it hears no click. */
export function pressAction({ element }: PageAction): void {
  element.focus();
  if (element.getAttribute("aria-haspopup") !== "menu") return element.click();
  element.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
}

/** Long enough for a page that is slow, too short to surprise somebody who comes back later. */
const WANTED_MILLIS = 15_000;
let wanted: { path: string; label: string; until: number } | null = null;

/** Remembers which button is to be pressed on the page that one is on the way to, or is on. */
export function pressOnArrival(path: string, label: string): void {
  wanted = { path, label, until: Date.now() + WANTED_MILLIS };
  arriveAt(location.pathname);
}

/** Presses it, when this page has it. */
export function arriveAt(path: string): void {
  if (wanted?.path !== path) return;
  const { label, until } = wanted;
  const action = Date.now() < until ? pageActions().find((each) => each.label === label) : undefined;
  if (action === undefined) return;
  wanted = null;
  pressAction(action);
}
