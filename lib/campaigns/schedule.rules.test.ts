import { DateTime } from "luxon";
import { describe, expect, it } from "vitest";
import { isTooFarAhead, readSchedule } from "@/lib/campaigns/read-schedule";
import {
  offsetOf,
  readLocalTime,
  sayShortTime,
  sayTime,
  scheduleOf,
  turnOf,
} from "@/lib/campaigns/schedule.rules";

describe("readLocalTime", () => {
  it.each([
    ["2026-11-30T09:00", "Asia/Kuala_Lumpur", "2026-11-30T01:00:00.000Z"],
    ["2026-07-01T09:00", "America/New_York", "2026-07-01T13:00:00.000Z"],
    ["2026-03-08T01:59", "America/New_York", "2026-03-08T06:59:00.000Z"],
    ["2026-03-08T03:00", "America/New_York", "2026-03-08T07:00:00.000Z"],
    ["2026-11-01T02:00", "America/New_York", "2026-11-01T07:00:00.000Z"],
    ["2026-10-25T03:00", "Europe/Berlin", "2026-10-25T02:00:00.000Z"],
  ])("S17: %s in %s is one instant", (local, zone, instant) => {
    expect(readLocalTime(local, zone)).toEqual({ kind: "once", instant });
  });

  it.each([
    ["2026-03-08T02:30", "America/New_York", "2026-03-08T07:30:00.000Z"],
    ["2026-03-29T02:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
    ["2026-10-04T02:15", "Australia/Lord_Howe", "2026-10-03T15:45:00.000Z"],
  ])("S17: %s in %s does not exist, and it says so", (local, zone, next) => {
    expect(readLocalTime(local, zone)).toMatchObject({
      kind: "gap",
      next,
      sentence: { key: "rules.schedule.gap" },
    });
  });

  it.each([
    ["2026-11-01T01:30", "America/New_York", "2026-11-01T05:30:00.000Z", "2026-11-01T06:30:00.000Z"],
    ["2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"],
  ])("S17: %s in %s comes twice, and neither is guessed", (local, zone, first, second) => {
    expect(readLocalTime(local, zone)).toMatchObject({ kind: "twice", first, second });
    expect(readSchedule(local, zone)).toMatchObject({ ok: false });
  });

  it.each([
    [
      "America/New_York",
      "2026-11-01T01:30",
      "first",
      "2026-11-01T05:30:00.000Z",
      "Sunday 1 November 2026, 01:30 (UTC-04:00)",
    ],
    [
      "America/New_York",
      "2026-11-01T01:30",
      "second",
      "2026-11-01T06:30:00.000Z",
      "Sunday 1 November 2026, 01:30 (UTC-05:00)",
    ],
    [
      "Europe/London",
      "2026-10-25T01:00",
      "first",
      "2026-10-25T00:00:00.000Z",
      "Sunday 25 October 2026, 01:00 (UTC+01:00)",
    ],
    [
      "Europe/London",
      "2026-10-25T01:59",
      "second",
      "2026-10-25T01:59:00.000Z",
      "Sunday 25 October 2026, 01:59 (UTC+00:00)",
    ],
  ] as const)(
    "S17: in %s, %s can be the %s, is kept as that, and is said with its offset",
    (zone, local, turn, instant, said) => {
      const asked = scheduleOf(local, zone, turn);
      expect(readSchedule(asked, zone)).toEqual({ ok: true, instant });
      expect(turnOf(instant, zone)).toBe(turn);
      expect(sayTime(instant, zone, "en")).toBe(said);
    },
  );

  it.each([
    ["America/New_York", "2026-11-01T00:59", "2026-11-01T04:59:00.000Z"],
    ["America/New_York", "2026-11-01T02:00", "2026-11-01T07:00:00.000Z"],
    ["Europe/London", "2026-10-25T00:59", "2026-10-24T23:59:00.000Z"],
    ["Europe/London", "2026-10-25T02:00", "2026-10-25T02:00:00.000Z"],
  ])("S17: in %s, %s comes once: a choice changes nothing, and no offset is said", (zone, local, instant) => {
    for (const turn of [null, "first", "second"] as const)
      expect(readSchedule(scheduleOf(local, zone, turn), zone)).toEqual({ ok: true, instant });
    expect(turnOf(instant, zone)).toBeNull();
    expect(offsetOf(instant, zone)).toBe("");
  });

  it("S17: without a choice a time that comes twice, and with one a time that does not exist, is refused", () => {
    expect(readSchedule(scheduleOf("2026-10-25T01:30", "Europe/London", null), "Europe/London").ok).toBe(
      false,
    );
    expect(readSchedule(scheduleOf("2026-03-29T01:30", "Europe/London", "first"), "Europe/London").ok).toBe(
      false,
    );
  });

  it.each([
    "Asia/Kuala_Lumpur",
    "Asia/Kathmandu",
    "America/New_York",
    "America/St_Johns",
    "Europe/Dublin",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "UTC",
  ])("S17: reads and says the clock of %s as luxon does", (zone) => {
    for (let hours = 0; hours < 365 * 24; hours += 61) {
      const at = DateTime.utc(2026, 1, 1, 0, 7).plus({ hours });
      const there = at.setZone(zone);
      for (const locale of ["en", "ms"]) {
        const words = there.setLocale(locale);
        const more = turnOf(at.toISO() as string, zone) === null ? "" : words.toFormat(" ('UTC'ZZ)");
        expect(sayTime(at.toISO() as string, zone, locale)).toBe(
          words.toFormat("cccc d LLLL yyyy, HH:mm") + more,
        );
        expect(sayShortTime(at.toISO() as string, zone, locale)).toBe(
          words.toFormat("ccc d LLL, HH:mm") + more,
        );
      }
      const read = readLocalTime(there.toFormat("yyyy-MM-dd'T'HH:mm"), zone);
      expect(
        read?.kind === "twice" ? [read.first, read.second] : [read?.kind === "once" && read.instant],
      ).toContain(at.toISO());
    }
  });

  it.each([
    "tomorrow",
    "2026-11-30",
    "2026-13-01T10:00",
    "2026-11-30 10:00",
    "2026-06-31T10:00",
    "2026-11-30T24:00",
    "",
  ])("refuses %j", (value) => {
    expect(readSchedule(value, "Asia/Kuala_Lumpur").ok).toBe(false);
  });

  it("takes an instant with its offset as it is", () => {
    expect(readSchedule("2026-11-01T01:30:00-05:00", "America/New_York")).toEqual({
      ok: true,
      instant: "2026-11-01T06:30:00.000Z",
    });
    expect(readSchedule("2026-11-30T01:00:00Z", "Asia/Kuala_Lumpur")).toEqual({
      ok: true,
      instant: "2026-11-30T01:00:00.000Z",
    });
  });

  it.each([
    "9999-12-31T23:59:59+99:00",
    "2026-11-30T09:00:00+15:00",
    "2026-11-30T09:00:00-14:60",
    "+275760-09-13T00:00:00Z",
    "9999-12-31T23:59:59-14:00",
    "-000001-01-01T00:00:00Z",
  ])("F11: refuses %s", (value) => {
    expect(readSchedule(value, "Asia/Kuala_Lumpur").ok).toBe(false);
  });

  it("F11: takes the offsets that there are", () => {
    expect(readSchedule("2026-11-30T09:00:00+14:00", "UTC")).toEqual({
      ok: true,
      instant: "2026-11-29T19:00:00.000Z",
    });
    expect(readSchedule("2026-11-30T09:00:00-0930", "UTC")).toEqual({
      ok: true,
      instant: "2026-11-30T18:30:00.000Z",
    });
  });

  it("F11: two years ahead is as far as a campaign may be", () => {
    const now = DateTime.fromISO("2026-11-30T00:00:00Z");
    expect(isTooFarAhead("2028-11-29T00:00:00Z", now)).toBe(false);
    expect(isTooFarAhead("2028-12-01T00:00:00Z", now)).toBe(true);
  });
});
