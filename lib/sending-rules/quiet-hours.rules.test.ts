import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areaOf, dialingAreas } from "@/lib/core/dialing-zones";
import { wallClock } from "@/lib/core/zoned-time";
import {
  isQuiet,
  nextChange,
  type QuietHours,
  quietStretches,
  quietUntil,
} from "@/lib/sending-rules/quiet-hours.rules";

const NIGHT: QuietHours = { from: "20:00", to: "08:00", holidays: [], zone: "Asia/Kuala_Lumpur" };
const ZONES = [...new Set(dialingAreas().flatMap(({ zones }) => zones))];
const MINUTE = 60_000;
const at = (instant: string) => Date.parse(instant);
const iso = (instant: number) => new Date(instant).toISOString().slice(0, 16);
const hasTurned = (turns: string[], phone: string) => turns.filter((turn) => turn <= phone).length % 2 === 1;

describe("numbers and their zones", () => {
  it("are told by their first digits, and where several share them by all of them", () => {
    expect(areaOf("60123456789")).toMatchObject({
      country: "MY",
      zones: ["Asia/Kuala_Lumpur", "Asia/Kuching"],
    });
    expect(areaOf("6591234567").country).toBe("SG");
    expect(areaOf("12125551234").zones).toContain("America/Adak");
    expect(areaOf("14165551234").zones).toContain("America/St_Johns");
    expect(areaOf("18765551234").zones).toEqual(["America/Jamaica"]);
    expect(areaOf("77011234567").country).toBe("KZ");
    expect(areaOf("79161234567").zones).toContain("Asia/Kamchatka");
    expect(areaOf("61412345678").zones).toContain("Australia/Perth");
    expect(areaOf("88012345678").country).toBe("BD");
    expect(areaOf("870123456789")).toMatchObject({ zones: [] });
  });

  it("every country that can be called has a zone", () => {
    const without = dialingAreas().filter(
      ({ country, zones }) => /^[A-Z]{2}$/.test(country) && zones.length === 0,
    );
    expect(without).toEqual([]);
  });
});

describe("quiet hours", () => {
  it("go over midnight, by the clock of whoever gets it", () => {
    const my = areaOf("60123456789").zones;
    const quietAt = (instant: string) => isQuiet(NIGHT, my, at(instant));
    expect(["11:59", "12:00", "23:59"].map((clock) => quietAt(`2026-11-30T${clock}:00Z`))).toEqual([
      false,
      true,
      true,
    ]);
    expect(quietAt("2026-12-01T00:00:00Z")).toBe(false);
    expect(iso(quietUntil(NIGHT, my, at("2026-11-30T15:07:00Z")))).toBe("2026-12-01T00:00");
    expect(iso(quietUntil(NIGHT, my, at("2026-11-30T10:07:00Z")))).toBe("2026-11-30T10:07");
  });

  it("wait for the last of several zones, and begin with the first", () => {
    const us = areaOf("12125551234").zones;
    expect(iso(quietUntil(NIGHT, us, at("2026-12-01T12:30:00Z")))).toBe("2026-12-01T18:00");
    expect(isQuiet(NIGHT, us, at("2026-12-02T01:00:00Z"))).toBe(true);
    expect(isQuiet(NIGHT, us, at("2026-12-02T00:59:00Z"))).toBe(false);
  });

  it("a holiday is quiet from midnight to midnight there", () => {
    const quiet = { ...NIGHT, holidays: ["2026-12-25", "2026-12-26"] };
    const my = areaOf("60123456789").zones;
    expect(iso(quietUntil(quiet, my, at("2026-12-24T11:00:00Z")))).toBe("2026-12-24T11:00");
    expect(iso(quietUntil(quiet, my, at("2026-12-24T12:00:00Z")))).toBe("2026-12-27T00:00");
  });

  it("a clock that is turned on or back moves the end with it", () => {
    const uk = areaOf("447911123456").zones;
    expect(iso(quietUntil(NIGHT, uk, at("2027-03-27T22:00:00Z")))).toBe("2027-03-28T07:00");
    expect(iso(quietUntil(NIGHT, uk, at("2027-10-30T22:00:00Z")))).toBe("2027-10-31T08:00");
    // 01:30 does not come that night: it ends when the clock has jumped over it.
    expect(iso(quietUntil({ ...NIGHT, to: "01:30" }, uk, at("2027-03-27T22:00:00Z")))).toBe(
      "2027-03-28T01:00",
    );
  });

  it("with no more than thirteen hours there is a time each day in every country", () => {
    const quiet = { ...NIGHT, to: "09:00" };
    for (const { country, zones } of dialingAreas())
      for (const day of ["2026-12-01", "2027-07-01"])
        expect([country, quietUntil(quiet, zones, at(`${day}T00:00:00Z`)) <= at(`${day}T24:00:00Z`)]).toEqual(
          [country, true],
        );
  });
});

const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map((pair) => pair.map((part) => String(part).padStart(2, "0")).join(":"));
const instant = fc.integer({
  min: at("2026-06-01T00:00:00Z") / MINUTE,
  max: at("2028-06-01T00:00:00Z") / MINUTE,
});
const window = fc
  .record({
    from: clock,
    to: clock,
    holidays: fc.array(fc.constantFrom("2026-12-25", "2027-03-28", "2027-10-31"), { maxLength: 3 }),
    zone: fc.constantFrom(...ZONES),
  })
  .filter(({ from, to }) => from !== to);

describe("any window, in any zone", () => {
  it("is what the clock on the wall says", () => {
    fc.assert(
      fc.property(window, fc.constantFrom(...ZONES), instant, (quiet, zone, minute) => {
        const wall = wallClock(new Date(minute * MINUTE).toISOString(), zone) as {
          date: string;
          time: string;
        };
        const inWindow =
          quiet.from < quiet.to
            ? wall.time >= quiet.from && wall.time < quiet.to
            : wall.time >= quiet.from || wall.time < quiet.to;
        expect(isQuiet(quiet, [zone], minute * MINUTE)).toBe(
          inWindow || quiet.holidays.some((day) => day === wall.date),
        );
      }),
      { numRuns: 1_000 },
    );
  });

  it("changes at no other minute than is foretold, and ends at the first that is not quiet", () => {
    fc.assert(
      fc.property(
        window,
        fc.subarray(ZONES, { minLength: 1, maxLength: 3 }),
        instant,
        (quiet, zones, minute) => {
          const from = minute * MINUTE;
          const before = isQuiet(quiet, zones, from);
          const next = nextChange(quiet, from);
          for (let now = from; now < next; now += MINUTE) expect(isQuiet(quiet, zones, now)).toBe(before);
          let slow = from;
          while (isQuiet(quiet, zones, slow) && slow < from + 2 * 86_400_000) slow += MINUTE;
          const fast = quietUntil(quiet, zones, from);
          expect(Math.min(fast, from + 2 * 86_400_000)).toBe(slow);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("the stretches of numbers are quiet where their zones are", () => {
    const phones = [
      "60123456789",
      "6591234567",
      "12125551234",
      "14165551234",
      "447911123456",
      "79161234567",
      "9",
    ];
    fc.assert(
      fc.property(window, instant, (quiet, minute) => {
        const turns = quietStretches(quiet, minute * MINUTE);
        expect([...turns].sort()).toEqual(turns);
        for (const phone of phones)
          expect([phone, hasTurned(turns, phone)]).toEqual([
            phone,
            isQuiet(quiet, areaOf(phone).zones, minute * MINUTE),
          ]);
      }),
      { numRuns: 40 },
    );
  });
});
