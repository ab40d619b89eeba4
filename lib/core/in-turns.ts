/** Work between two breaths: short enough that nobody else on this thread notices. */
const BREATH_MILLIS = 5;

/** Does something for each of many, in order, and lets everybody else have a turn in between. */
export async function inTurns<Item>(
  items: readonly Item[],
  work: (item: Item, index: number) => void,
): Promise<void> {
  let began = performance.now();
  for (let index = 0; index < items.length; index++) {
    work(items[index] as Item, index);
    if (performance.now() - began < BREATH_MILLIS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    began = performance.now();
  }
}
