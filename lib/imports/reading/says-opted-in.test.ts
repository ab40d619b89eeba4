import { expect, it } from "vitest";
import { saysOptedIn } from "@/lib/imports/reading/says-opted-in";

it("S62: yes in several languages, or a day, is an opt-in", () => {
  for (const cell of ["yes", "Ya", "1", "✓", "同意", " TRUE ", "opted in"])
    expect(saysOptedIn(cell)).toEqual({ at: null });
  for (const cell of ["2026-11-01", "2026-11-01 10:30", "01/11/2026", "1.11.2026", "2026/11/1"])
    expect(saysOptedIn(cell)).toEqual({ at: new Date("2026-11-01T12:00:00Z") });
});

it("S62: what says anything else is none", () => {
  for (const cell of [
    "",
    "no",
    "0",
    "tidak",
    "maybe",
    "31/02/2026",
    "2026-13-01",
    "1999-01-01",
    "60123456789",
  ])
    expect(saysOptedIn(cell)).toBeNull();
});
