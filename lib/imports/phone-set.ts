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

  has(phone: string): boolean {
    return this.#slots[placeOf(this.#slots, Number(phone))] !== 0;
  }

  /** Adds a phone of digits; false when it was there. */
  add(phone: string): boolean {
    if ((this.#size + 1) * 10 > this.#slots.length * 6) this.#grow();
    const value = Number(phone);
    const at = placeOf(this.#slots, value);
    if (this.#slots[at] !== 0) return false;
    this.#slots[at] = value;
    this.#size++;
    return true;
  }

  #grow(): void {
    const larger = new Float64Array(this.#slots.length * 2);
    for (const value of this.#slots) if (value !== 0) larger[placeOf(larger, value)] = value;
    this.#slots = larger;
  }
}

/** Where the value stands, or the empty slot where it would. */
function placeOf(slots: Float64Array, value: number): number {
  const mask = slots.length - 1;
  const low = value % 4_294_967_296;
  const high = (value - low) / 4_294_967_296;
  let at = (Math.imul(low ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1) >>> 7) & mask;
  for (; slots[at] !== 0 && slots[at] !== value; at = (at + 1) & mask);
  return at;
}
