import { describe, expect, it } from "vitest";
import { decodeValue } from "@/lib/gateways/spec-184/decode-value.rules";
import {
  type InboundValue,
  joinInboundParts,
  readInboundText,
} from "@/lib/gateways/spec-184/inbound-text.rules";

const inbound = (contentType: string, raw: string): InboundValue => ({
  contentType,
  value: { raw, ...decodeValue(raw) },
});
const read = (contentType: string, raw: string) => readInboundText(inbound(contentType, raw));
const hex = (text: string) => Buffer.from(text, "utf16le").swap16().toString("hex");

describe("readInboundText", () => {
  it.each([
    ["2", "004100420043", "ABC"],
    ["3", "4E2D6587", "中文"],
    ["3", "4e2d6587", "中文"],
    ["3", "4e2D6587", "中文"],
    ["2", "D83DDE00", "😀"],
    ["2", "0x00410042", "AB"],
    ["2", "FEFF505C6B62", "停止"],
    ["2", "FFFE5C50626B", "停止"],
    ["2", "0041+0042", "AB"],
    ["2", "0041%200042", "AB"],
    ["3", "505C", "停"],
    ["1", "2024", "2024"],
    ["1", "DEAD", "DEAD"],
    ["1", "00410042", "00410042"],
    ["2", "hello", "hello"],
    ["2", "00410", "00410"],
    ["2", "%E5%81%9C%E6%AD%A2", "停止"],
    ["2", "", ""],
    ["0", "hello", "hello"],
  ])("I2: content type %s with %s is %s", (type, message, text) => {
    expect(read(type, message)).toMatchObject({ text, part: null });
  });

  it.each([
    ["3", "2024"],
    ["2", "1234"],
    ["2", "20241231"],
    ["2", "FACE"],
    ["2", "DEAD"],
    ["2", "00410000"],
    ["2", "0041D83D"],
    ["2", "FFFF0041"],
    ["2", "0053005400F"],
    ["2", "050003A7020300530054"],
  ])("I2: content type %s with %s is not read for sure, and is shown as it came", (type, message) => {
    expect(read(type, message)).toMatchObject({ sure: false, shown: message });
  });

  it.each([
    ["3", "530054004F005000", "STOP"],
    ["2", "53544F50", "STOP"],
    ["3", "73746f7020706c73", "stop pls"],
    ["2", "E5819CE6ADA2", "停止"],
    ["3", "e58f96e6b688", "取消"],
    ["1", "&#x505C;&#x6B62;", "停止"],
    ["1", "&#20572;&#27490;", "停止"],
    ["1", "%FE%FF%00S%00T%00O%00P", "STOP"],
    ["1", "S%00T%00O%00P%00", "STOP"],
  ])("I2, I4: content type %s with %s may mean %s, which a person decides", (type, message, text) => {
    expect(read(type, message)).toMatchObject({ text, sure: false, shown: message });
  });

  it("what no screen can show is shown as bytes", () => {
    expect(read("1", "STOP%00\xff\0").shown).toBe("STOP%00%FF%00");
  });

  it.each([
    ["2", `050003A70201${hex("jangan ")}`, "jangan ", { reference: 0xa7, number: 1, total: 2 }],
    ["3", `050003a70202${hex("你好")}`, "你好", { reference: 0xa7, number: 2, total: 2 }],
    ["2", `06080401A70302${hex("hai")}`, "hai", { reference: 0x1a7, number: 2, total: 3 }],
    ["1", "%05%00%03%A7%02%01hello", "hello", { reference: 0xa7, number: 1, total: 2 }],
  ])("I2: content type %s with a header, %s, is a part", (type, message, text, part) => {
    expect(read(type, message)).toMatchObject({ text, sure: true, part });
  });

  it("a text that only begins like a header is a text", () => {
    expect(read("2", hex("قف")).text).toBe("قف");
    expect(read("2", "050003A70203").part).toBeNull();
  });
});

describe("joinInboundParts", () => {
  it("I2: puts them in their order, whichever came first, and a character that was cut is whole again", () => {
    const parts = [
      inbound("2", "050003A70302DE000042"),
      inbound("2", "050003A703030043"),
      inbound("2", "050003A703010041D83D"),
    ];
    expect(joinInboundParts(parts)).toMatchObject({ text: "A😀BC", sure: true });
    expect(joinInboundParts(parts.slice(0, 2))).toMatchObject({ sure: false });
  });

  it("marks a part that is missing", () => {
    const parts = [
      inbound("2", `050003A70301${hex("jangan ")}`),
      inbound("2", `050003A70303${hex(" lagi")}`),
    ];
    expect(joinInboundParts(parts).text).toBe("jangan […] lagi");
  });

  it("bytes of UTF-8 that were cut between two parts are whole again", () => {
    const parts = [inbound("1", "%05%00%03%01%02%01%E5%81%9C%E6"), inbound("1", "%05%00%03%01%02%02%AD%A2")];
    expect(joinInboundParts(parts)).toMatchObject({ text: "停止", sure: true });
  });
});
