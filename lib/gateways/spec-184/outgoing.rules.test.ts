import { describe, expect, it } from "vitest";
import { outgoingRequest } from "@/lib/gateways/spec-184/outgoing.rules";
import type { MessageContent } from "@/lib/messages/message-content.input";

const options = {
  mobile: "6591234567",
  sender: "CANANG",
  seqno: "abc0defgh",
  tracked: true,
  unicodePage: false,
};

describe("outgoingRequest", () => {
  const cases: [string, MessageContent, Partial<typeof options>, string, Record<string, string>][] = [
    [
      "type 1 is GSM text",
      { kind: "text", text: "Hi €5" },
      {},
      "ISendSMS",
      { message: "Hi €5", type: "1", sender: "CANANG" },
    ],
    [
      "type 2 is flash",
      { kind: "text", text: "Hi", flash: true },
      {},
      "ISendSMS",
      { message: "Hi", type: "2" },
    ],
    [
      "type 3 is upper-case hex of UTF-16BE",
      { kind: "text", text: "ABC中😀" },
      {},
      "ISendSMS",
      { message: "0041004200434E2DD83DDE00", type: "3" },
    ],
    [
      "type 4 is Unicode flash",
      { kind: "text", text: "中", flash: true },
      {},
      "ISendSMS",
      { message: "4E2D", type: "4" },
    ],
    [
      "the Unicode page takes it as it is",
      { kind: "text", text: "中" },
      { unicodePage: true },
      "ISendSMSUnicode",
      { message: "中", type: "3" },
    ],
    [
      "type 5 has a header",
      { kind: "binary", hex: "06050415810000aa", header: true },
      {},
      "ISendSMS",
      { message: "06050415810000AA", type: "5" },
    ],
    [
      "type 6 has none",
      { kind: "binary", hex: "00ff", header: false },
      {},
      "ISendSMS",
      { message: "00FF", type: "6" },
    ],
    [
      "untracked goes to the page without reports",
      { kind: "text", text: "Hi" },
      { tracked: false },
      "ISendSMSNoDR",
      { message: "Hi", type: "1" },
    ],
    [
      "a barcode sends both names of the seqno",
      { kind: "barcode", format: "MMS", text: "Code %barcode%" },
      {},
      "ISendSMS2D",
      { message: "Code %barcode%", MsgType: "MMS", seqno: "abc0defgh", sseqno: "abc0defgh" },
    ],
  ];
  it.each(cases)("%s", (_, content, change, page, parameters) => {
    const request = outgoingRequest(content, { ...options, ...change });
    expect(request.page).toBe(page);
    expect(request.parameters).toMatchObject({ mobile: "6591234567", ...parameters });
  });

  it("leaves the sender out towards Malaysia, where sender IDs are blocked", () => {
    expect(
      outgoingRequest({ kind: "text", text: "Hi" }, { ...options, mobile: "60123456789" }).parameters,
    ).not.toHaveProperty("sender");
  });
});
