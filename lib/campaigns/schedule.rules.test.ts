import { describe, expect, it } from "vitest";
import { readLocalTime, readSchedule } from "@/lib/campaigns/schedule.rules";

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
    expect(readLocalTime(local, zone)).toMatchObject({ kind: "gap", next, message: expect.stringContaining("does not exist") });
  });

  it.each([
    ["2026-11-01T01:30", "America/New_York", "2026-11-01T05:30:00.000Z", "2026-11-01T06:30:00.000Z"],
    ["2026-10-25T02:30", "Europe/Berlin", "2026-10-25T00:30:00.000Z", "2026-10-25T01:30:00.000Z"],
  ])("S17: %s in %s comes twice, and neither is guessed", (local, zone, first, second) => {
    expect(readLocalTime(local, zone)).toMatchObject({ kind: "twice", first, second });
    expect(readSchedule(local, zone)).toMatchObject({ ok: false });
  });

  it.each(["tomorrow", "2026-11-30", "2026-13-01T10:00", "2026-11-30 10:00", ""])("refuses %j", (value) => {
    expect(readSchedule(value, "Asia/Kuala_Lumpur").ok).toBe(false);
  });

  it("takes an instant with its offset as it is", () => {
    expect(readSchedule("2026-11-01T01:30:00-05:00", "America/New_York")).toEqual({ ok: true, instant: "2026-11-01T06:30:00.000Z" });
    expect(readSchedule("2026-11-30T01:00:00Z", "Asia/Kuala_Lumpur")).toEqual({ ok: true, instant: "2026-11-30T01:00:00.000Z" });
  });
});
