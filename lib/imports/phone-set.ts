/**
 * The phones an import has already met, exactly: a phone has at most 15 digits, so it is a whole
 * number that a double holds without loss. An open-addressing table of doubles takes 8 to 27 bytes
 * a phone (a Set of strings takes about 90), which keeps a file of a million flat.
 */
export class PhoneSet {
  #slots = new Float64Array(1 << 12);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Adds a phone of digits; false when it was there. */
  add(phone: string): boolean {
    if ((this.#size + 1) * 10 > this.#slots.length * 6) this.#grow();
    if (!place(this.#slots, Number(phone))) return false;
    this.#size++;
    return true;
  }

  #grow(): void {
    const larger = new Float64Array(this.#slots.length * 2);
    for (const value of this.#slots) if (value !== 0) place(larger, value);
    this.#slots = larger;
  }
}

function place(slots: Float64Array, value: number): boolean {
  const mask = slots.length - 1;
  const low = value % 4_294_967_296;
  const high = (value - low) / 4_294_967_296;
  let at = (Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1) >>> 7) & mask;
  for (; slots[at] !== 0; at = (at + 1) & mask) if (slots[at] === value) return false;
  slots[at] = value;
  return true;
}
