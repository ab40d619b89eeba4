// Loaded before a program: its own clock stands wrong by SHIFT_CLOCK_MS, as on a machine whose
// clock was never set (S17).
const shift = Number(process.env.SHIFT_CLOCK_MS);
const RealDate = Date;
const now = RealDate.now.bind(RealDate);

globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(now() + shift);
    else super(...given);
  }

  static now() {
    return now() + shift;
  }
};
