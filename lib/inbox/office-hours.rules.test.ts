import { expect, it } from "vitest";
import { isOpenAt, type OfficeHours, openSeconds } from "@/lib/inbox/office-hours.rules";

const nine = { from: "09:00", to: "18:00" };
const hours: OfficeHours = {
  on: true,
  week: [nine, nine, nine, nine, nine, null, null],
  holidays: ["2026-12-25"],
};
const KL = "Asia/Kuala_Lumpur";
const at = (local: string) => Date.parse(`${local}+08:00`);

it.each([
  ["2026-11-30T09:00", true],
  ["2026-11-30T08:59", false],
  ["2026-11-30T18:00", false],
  ["2026-12-05T12:00", false],
  ["2026-12-25T12:00", false],
])("at %s it is open: %s", (local, open) => {
  expect(isOpenAt(hours, at(local), KL)).toBe(open);
});

it("only what lies within the hours counts, over nights, a weekend and a holiday", () => {
  const hour = 3600;
  const open = (from: string, to: string) => openSeconds(hours, at(from), at(to), KL) / hour;
  expect(open("2026-11-30T17:00", "2026-12-01T10:00")).toBe(2);
  expect(open("2026-12-04T17:00", "2026-12-07T09:30")).toBe(1.5);
  expect(open("2026-12-24T17:00", "2026-12-28T10:00")).toBe(2);
  expect(open("2026-11-30T20:00", "2026-11-30T21:00")).toBe(0);
  expect(open("2026-11-30T10:00", "2026-11-30T10:00")).toBe(0);
});

it("without office hours all of it counts", () => {
  expect(openSeconds({ ...hours, on: false }, at("2026-11-30T20:00"), at("2026-11-30T21:00"), KL)).toBe(3600);
  expect(isOpenAt({ ...hours, on: false }, at("2026-12-25T03:00"), KL)).toBe(true);
});

it("a day on which the clock is set forward has its hours by the clock", () => {
  const all = { from: "00:00", to: "12:00" };
  const always: OfficeHours = { on: true, week: [all, all, all, all, all, all, all], holidays: [] };
  const from = Date.parse("2026-03-08T05:00Z");
  expect(openSeconds(always, from, Date.parse("2026-03-08T16:00Z"), "America/New_York")).toBe(11 * 3600);
});
