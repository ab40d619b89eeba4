import { expect, it } from "vitest";
import { readSmartText } from "./read-smart-text.rules";
import { buildVcalendar } from "./vcalendar.rules";
import { buildVcard } from "./vcard.rules";

const card = { firstName: "", lastName: "", mobile: "", work: "", organization: "", email: "", url: "" };
const hexOf = (message: ReturnType<typeof buildVcard>) => (message.ok ? message.hex : "");

it("reads back the words of a card that was built, signs and other scripts included", () => {
  const built = buildVcard({
    ...card,
    firstName: "美玲",
    lastName: "Tan; Lim",
    mobile: "+60 12-345 6789",
    organization: "Kedai \\ Melati",
  });
  expect(readSmartText(hexOf(built))).toEqual({
    kind: "card",
    lines: [
      { field: "N", value: "美玲 Tan; Lim" },
      { field: "TEL;CELL", value: "+60123456789" },
      { field: "ORG", value: "Kedai \\ Melati" },
    ],
  });
});

it("reads the times of a calendar entry as people write them", () => {
  const built = buildVcalendar({
    summary: "Gotong-royong",
    location: "Dewan",
    category: "MEETING",
    start: "2026-12-01T10:00",
    end: "",
    alarm: "",
  });
  expect(readSmartText(hexOf(built))?.lines).toEqual([
    { field: "CATEGORIES", value: "MEETING" },
    { field: "SUMMARY", value: "Gotong-royong" },
    { field: "LOCATION", value: "Dewan" },
    { field: "DTSTART", value: "01/12/2026 10:00" },
  ]);
});

it("reads nothing into other octets", () => {
  for (const hex of ["", "00", "06050415810000AABBCC", "06050423F40000", "zz", "414243444546474849"])
    expect(readSmartText(hex), hex).toBeNull();
});
