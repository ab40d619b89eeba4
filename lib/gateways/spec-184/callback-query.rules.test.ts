import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  INBOUND_PARAMETERS,
  REPORT_PARAMETERS,
  readCallbackQuery,
} from "@/lib/gateways/spec-184/callback-query.rules";

const inbound = (raw: string) => readCallbackQuery(raw, INBOUND_PARAMETERS);
const report = (raw: string) => readCallbackQuery(raw, REPORT_PARAMETERS);
const texts = ({ values }: ReturnType<typeof inbound>) =>
  Object.fromEntries([...values].map(([name, value]) => [name, value.text]));
/** The text of a call as the gateway writes it. */
const message = (written: string) =>
  inbound(`ShortCode=32088&Sender=60123456789&ContentType=1&Msg=${written}`).values.get("msg");

describe("readCallbackQuery", () => {
  it("reads names in any case, and a second question mark", () => {
    expect(texts(report("u=a&p=b?MSGID=0aB&status=6&Sender=601"))).toEqual({
      u: "a",
      p: "b",
      msgid: "0aB",
      status: "6",
      sender: "601",
    });
  });

  it("ASVS 1.1.1: takes the percent encoding away once", () => {
    expect(texts(report("MsgId=%2541%252e&Message=%252500"))).toEqual({ msgid: "%41%2e", message: "%2500" });
  });

  it("D7: tells of doubled names, NUL and bad UTF-8, and never throws", () => {
    expect(report("MsgId=1&msgid=2").doubled).toEqual(["msgid"]);
    expect(report("MsgId=%00").values.get("msgid")?.sure).toBe(false);
    expect(report("MsgId=%ff%fe").values.get("msgid")?.sure).toBe(false);
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (raw) => {
        report(raw);
        inbound(raw);
      }),
    );
  });

  it.each([
    ["Is%20it%20still%20open?%20I%20come%20at%205", "Is it still open? I come at 5"],
    ["STOP?%20No%20wait,%20keep%20me", "STOP? No wait, keep me"],
    ["why?", "why?"],
    ["why??really?=5", "why??really?=5"],
    ["Tom%20&%20Jerry", "Tom & Jerry"],
    ["a&b=c&", "a&b=c&"],
    ["hi&Sender=60199999999&Msg=STOP", "hi&Sender=60199999999&Msg=STOP"],
    ["hi?Sender=60199999999", "hi?Sender=60199999999"],
    ["1+1", "1 1"],
    ["a+b+%2B+c", "a b + c"],
    ["C++%20or%20C", "C++ or C"],
    ["two plus two is 2+2", "two plus two is 2+2"],
    ["50%", "50%"],
    ["50%%20off", "50% off"],
    ["100%25", "100%"],
    ["%2541", "%41"],
    ["%zz%4", "%zz%4"],
    ["Room%20#5", "Room #5"],
    ["caf%C3%A9", "café"],
    ["caf\xc3\xa9", "café"],
    ["%E4%BD%A0%E5%A5%BD", "你好"],
    ["\xe4\xbd\xa0\xe5\xa5\xbd", "你好"],
    ["%e5%81%9c%E6%AD%A2", "停止"],
    ["Caf%E9", "Café"],
    ["Caf\xe9", "Café"],
    ["STOP%92", "STOP’"],
    ["%93hello%94%85", "“hello”…"],
    ["%u505C%u6B62", "停止"],
    ["%u505c%20caf%E9", "停 café"],
    ["%uD83D%uDE00", "😀"],
    ["%EF%BB%BFSTOP", "STOP"],
    ["%3CSTOP%3E", "<STOP>"],
    ["", ""],
  ])("I2: the text %j reads %j, for sure", (written, text) => {
    expect(message(written)).toMatchObject({ text, sure: true });
  });

  it.each([
    ["%CD%A3%D6%B9", "Chinese of GBK"],
    ["\xb0\xb1\xa4\xee", "Chinese of Big5"],
    ["%ff%feabc", "a byte order mark of UTF-16"],
    ["STOP%00", "a NUL"],
    ["%00S%00T%00O%00P", "UTF-16"],
    ["STOP%1B", "a control character"],
    ["%u505C%uD83D", "half a character"],
    ["%E4%BD", "half of a character's bytes"],
  ])("I2: the text %j (%s) is not read for sure", (written) => {
    expect(message(written)).toMatchObject({ raw: written, sure: false });
  });

  it.each([
    ["u=kedai&p=50%off&", { u: "kedai", p: "50%off" }],
    ["u=a?b&p=c+d&", { u: "a?b", p: "c d" }],
    ["u=%E9&note=Tom&Jerry&", { u: "é", note: "Tom", jerry: "" }],
    ["p=b?", { p: "b" }],
    ["?", {}],
    ["sender=kedai&msg=x&", {}],
    ["Sender=kedai?", {}],
  ])("our own parameters %j stand before the gateway's", (own, read) => {
    const written = `${own}ShortCode=32088&Sender=60123456789&ContentType=1&Msg=STOP`;
    expect(texts(inbound(written))).toEqual({
      ...read,
      shortcode: "32088",
      sender: "60123456789",
      contenttype: "1",
      msg: "STOP",
    });
    expect(inbound(written).values.get("msg")?.sure).toBe(true);
  });

  it("D7: a report whose own parameters are broken or named alike is read", () => {
    expect(texts(report("u=kedai&p=50%off&MsgId=A1&Status=6&Sender=62003"))).toMatchObject({
      msgid: "A1",
      status: "6",
    });
    expect(texts(report("MsgId=A1&Status=6&Sender=Caf%E9"))).toMatchObject({ msgid: "A1", sender: "Café" });
    expect(texts(report("MsgId=A1&amp;Status=6&amp;Sender=62003"))).toEqual({
      msgid: "A1",
      status: "6",
      sender: "62003",
    });
    expect(texts(report("status=on&msgid=x&MsgId=A1&Status=6&Sender=62003"))).toMatchObject({
      msgid: "A1",
      status: "6",
    });
  });

  it("in another order, what follows the text belongs to it, and a repeated name makes it doubtful", () => {
    expect(texts(inbound("Msg=hello&x=1&Sender=601"))).toEqual({ msg: "hello&x=1", sender: "601" });
    const query = inbound("Sender=601&Msg=first&Msg=second&Sender=602");
    expect(texts(query)).toEqual({ sender: "601", msg: "first&Msg=second&Sender=602" });
    expect(query.values.get("msg")?.sure).toBe(false);
  });
});
