import { describe, expect, it } from "vitest";
import type { Recurrence } from "@/lib/repeats/recurrence.input";
import { nextOccurrence, nextOccurrences, occasionOf, type Plan } from "@/lib/repeats/recurrence.rules";

const plan = (recurrence: Recurrence, rest: Partial<Plan> = {}): Plan => ({
  recurrence,
  clock: "09:00",
  timeZone: "Asia/Kuala_Lumpur",
  startsOn: "2026-12-01",
  endsOn: null,
  ...rest,
});
const iso = (at: number | undefined) => new Date(at ?? Number.NaN).toISOString();
/** The names of the next few after an instant. */
const names = (of: Plan, after: string, count: number) => {
  const first = nextOccurrence(of, Date.parse(after));
  return first === null ? [] : nextOccurrences(of, first, count).map(({ name }) => name);
};
const times = (of: Plan, after: string, count: number) => {
  const first = nextOccurrence(of, Date.parse(after));
  return first === null ? [] : nextOccurrences(of, first, count).map(({ at }) => iso(at));
};

describe("when a campaign comes again", () => {
  it("every so many days from its first, in its zone and not in that of the clock", () => {
    expect(times(plan({ on: "day", every: 3 }), "2026-11-01T00:00Z", 3)).toEqual([
      "2026-12-01T01:00:00.000Z",
      "2026-12-04T01:00:00.000Z",
      "2026-12-07T01:00:00.000Z",
    ]);
    // It is the 2nd there already.
    const late = plan({ on: "day", every: 1 }, { clock: "00:30" });
    expect(nextOccurrence(late, Date.parse("2026-12-01T16:29Z"))?.name).toBe("2026-12-02");
    expect(nextOccurrence(late, Date.parse("2026-12-01T16:30Z"))?.name).toBe("2026-12-03");
  });

  it("in each second week on its weekdays, counted from the week of its first day", () => {
    // 1 December 2026 is a Tuesday.
    const fortnight = plan({ on: "week", every: 2, weekdays: [1, 5] });
    expect(names(fortnight, "2026-11-01T00:00Z", 5)).toEqual([
      "2026-12-04",
      "2026-12-14",
      "2026-12-18",
      "2026-12-28",
      "2027-01-01",
    ]);
  });

  it("on the last day of a shorter month, also of February in a leap year", () => {
    const monthly = plan({ on: "month", every: 1, day: 31 });
    expect(names(monthly, "2027-01-01T00:00Z", 4)).toEqual([
      "2027-01-31",
      "2027-02-28",
      "2027-03-31",
      "2027-04-30",
    ]);
    expect(names(monthly, "2028-02-01T00:00Z", 1)).toEqual(["2028-02-29"]);
    expect(names(plan({ on: "month", every: 12, day: 30 }), "2026-11-01T00:00Z", 2)).toEqual([
      "2026-12-30",
      "2027-12-30",
    ]);
  });

  it("once on each day where the clock is changed: as much later, or the first of the two", () => {
    const berlin = (clock: string) => plan({ on: "day", every: 1 }, { clock, timeZone: "Europe/Berlin" });
    expect(times(berlin("02:30"), "2027-03-27T12:00Z", 2)).toEqual([
      "2027-03-28T01:30:00.000Z",
      "2027-03-29T00:30:00.000Z",
    ]);
    expect(times(berlin("02:30"), "2026-10-24T12:00Z", 2).length).toBe(2);
    const autumn = { ...berlin("02:30"), startsOn: "2026-10-01" };
    expect(times(autumn, "2026-10-24T12:00Z", 2)).toEqual([
      "2026-10-25T00:30:00.000Z",
      "2026-10-26T01:30:00.000Z",
    ]);
    // The second half past two is of the day that was dealt with.
    expect(nextOccurrence(autumn, Date.parse("2026-10-25T00:30Z"), "2026-10-25")?.name).toBe("2026-10-26");
  });

  it("until its last day, and never on a day that was dealt with, also when its clock is moved on", () => {
    const short = plan({ on: "day", every: 1 }, { endsOn: "2026-12-02" });
    expect(names(short, "2026-11-01T00:00Z", 5)).toEqual(["2026-12-01", "2026-12-02"]);
    expect(nextOccurrence(short, Date.parse("2026-12-02T01:00Z"))).toBeNull();
    const moved = plan({ on: "day", every: 1 }, { clock: "18:00" });
    expect(nextOccurrence(moved, Date.parse("2026-12-01T02:00Z"), "2026-12-01")?.name).toBe("2026-12-02");
  });

  it("each full quarter of an hour for people who join, from its first day to its last", () => {
    const joins = plan({ on: "join", list: "a" }, { endsOn: "2026-12-01" });
    expect(names(joins, "2026-11-01T00:00Z", 2)).toEqual(["2026-11-30T16:00Z", "2026-11-30T16:15Z"]);
    expect(nextOccurrence(joins, Date.parse("2026-12-01T15:45Z"))).toBeNull();
  });
});

describe("whose occasion it is", () => {
  const days = (recurrence: Recurrence, name: string) => {
    const occasion = occasionOf("r", recurrence, name, 0);
    return occasion.on === "date" ? [occasion.key, ...occasion.days] : [occasion.key];
  };
  const birthday = (before = 0): Recurrence => ({
    on: "date",
    field: "birthday",
    days: before,
    yearly: true,
  });

  it("a birthday of 29 February is on the 28th where there is no 29th, and once", () => {
    expect(days(birthday(), "2027-02-28")).toEqual(["2027", "02-28", "02-29"]);
    expect(days(birthday(), "2028-02-28")).toEqual(["2028", "02-28"]);
    expect(days(birthday(), "2028-02-29")).toEqual(["2028", "02-29"]);
    expect(days(birthday(), "2027-03-01")).toEqual(["2027", "03-01"]);
  });

  it("days before and after a date go over the ends of months and years", () => {
    const due = (n: number): Recurrence => ({ on: "date", field: "due", days: n, yearly: false });
    expect(days(due(-3), "2026-12-30")).toEqual(["2027-01-02", "2027-01-02"]);
    expect(days(due(1), "2027-03-01")).toEqual(["2027-02-28", "2027-02-28"]);
    // The year is that of the birthday, not of the text.
    expect(days(birthday(-3), "2026-12-30")).toEqual(["2027", "01-02"]);
  });

  it("by the calendar each day is its own, and who joins is greeted once for all", () => {
    expect(days({ on: "day", every: 1 }, "2026-12-01")).toEqual(["2026-12-01"]);
    expect(days({ on: "join", list: "a" }, "2026-12-01T10:15Z")).toEqual(["joined"]);
  });
});
