import { expect, it } from "vitest";
import { buildVcard } from "@/lib/smart-messages/vcard.rules";

const card = {
  firstName: "Siti",
  lastName: "",
  mobile: "",
  work: "",
  organization: "",
  email: "",
  url: "",
};

it.each([
  ["+60 (0)12-345 6789", "+60123456789"],
  ["+60(0)3 2141 1234", "+60321411234"],
  ["0060 ( 0 ) 12 345 6789", "0060123456789"],
  ["+49 (0) 30 123456", "+4930123456"],
  ["(03) 2141 1234", "0321411234"],
  ["012-345 6789", "0123456789"],
  ["(+60) 12-345 6789", "+60123456789"],
  ["(+60) (0)12-345 6789", "+60123456789"],
  ["60 (0)12-345 6789", "60123456789"],
  ["tel:+60123456789", "+60123456789"],
  ["+60\u00a012\u2011345\u202f6789", "+60123456789"],
  ["＋６０１２３４５６７８９", "+60123456789"],
])("a business card's %s is dialled as %s", (mobile, expected) => {
  const built = buildVcard({ ...card, mobile });
  expect(built.ok && Buffer.from(built.hex, "hex").toString("latin1")).toContain(`TEL;CELL:${expected}\r\n`);
});
