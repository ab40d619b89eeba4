import { expect, it } from "vitest";
import { isSameText } from "@/lib/campaigns/same-text.rules";

const text = (words: string) => ({ kind: "text" as const, text: words });
const SALE = "Hi {{firstName|friend}}, 20% off at our shops until Sunday. Show this text at the till.";

it("the same text, and nearly the same, is one: case, marks, a day and a price may differ", () => {
  for (const other of [
    SALE,
    SALE.toUpperCase(),
    `  ${SALE.replace(/,/g, " –")}!`,
    SALE.replace("Sunday", "Monday"),
    SALE.replace("20%", "25%"),
    SALE.replace("{{firstName|friend}}", "{{firstName}}"),
  ])
    expect([other, isSameText(text(SALE), text(other))]).toEqual([other, true]);
  expect(isSameText(text("优惠今天开始"), text("优惠今天开始！"))).toBe(true);
});

it("another text is another", () => {
  for (const other of ["Your parcel is at our counter.", "", "Hi", "20% off", `${SALE} ${SALE}`])
    expect([other, isSameText(text(SALE), text(other))]).toEqual([other, false]);
  const octets = { kind: "binary" as const, hex: "0102", header: false };
  expect(isSameText(octets, text("0102"))).toBe(false);
  expect(isSameText(octets, { ...octets, hex: "0103" })).toBe(false);
  expect(isSameText(octets, { ...octets })).toBe(true);
});
