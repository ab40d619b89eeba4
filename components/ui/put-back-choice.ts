/** What was chosen in each select last, as the browser told it. */
const chosen = new WeakMap<EventTarget, string>();

if (typeof window !== "undefined") {
  const keep = ({ target }: Event) => {
    if (target instanceof HTMLSelectElement) chosen.set(target, target.value);
  };
  window.addEventListener("change", keep, { capture: true });
}

/**
 * When a choice is made at the moment in which React begins to listen, React first shows the old
 * value again and tells of the choice then: whoever reads the select would read the old one.
 */
export function putBackChoice(select: HTMLSelectElement): void {
  const value = chosen.get(select);
  if (value !== undefined && value !== select.value) select.value = value;
}
