import { describe, expect, it } from "vitest";
import { decodeHex } from "@/lib/core/hex";
import { readBinary } from "@/lib/messages/binary-octets.rules";
import { concatenate } from "@/lib/messages/concatenation.rules";
import { readOtaBitmap } from "@/lib/smart-messages/bitmap.rules";
import { buildOperatorLogo, buildPicture } from "@/lib/smart-messages/picture.rules";
import { buildRingtone } from "@/lib/smart-messages/ringtone.rules";
import type { SmartMessage } from "@/lib/smart-messages/smart-message.rules";
import { buildVcalendar } from "@/lib/smart-messages/vcalendar.rules";
import { buildVcard } from "@/lib/smart-messages/vcard.rules";
import { buildWapPush } from "@/lib/smart-messages/wap-push.rules";

/** Octets that others published, each with where; ours must be the same to the last one. */
const hexOf = (message: SmartMessage) => (message.ok ? message.hex : `refused: ${message.problem}`);
const text = (hex: string) => Buffer.from(hex, "hex").toString("utf8");
const bitmapAt = (hex: string) => readOtaBitmap(decodeHex(hex) as Uint8Array);

describe("ringtone", () => {
  it("Nokia's example, the song “test” (explained bit by bit at ozekisms.com, “Ringtone SMS”)", () => {
    const song = buildRingtone("test:d=4,o=5,b=160:e,f,g,16e,8e,e,2e,1e,p4,1g#");
    expect(hexOf(song)).toBe("06050415810000024A3A51D195CDD004001B20550590610560558550548540820849900000");
  });

  it("ozekisms.com, “SMS Ringtone” (made by Ringtone Tools 2.26): the same tempo, notes and scales of the song “Ionian”", () => {
    const published = readSong("024A3A5925BDB9A585B804001928CAE4584D8558598618698718A22C00");
    const ours = readSong(hexOf(buildRingtone("Ionian:d=8,o=5,b=240:c,d,e,f,g,a,b,c6;")).slice(14));
    // Theirs also says its style and volume, which are what a phone takes without being told.
    expect(ours).toEqual({
      ...published,
      song: published.song.filter(([kind]) => kind !== "style" && kind !== "volume"),
    });
  });
});

describe("WAP push service indication", () => {
  const specification =
    "02056A0045C60D0378797A008503656D61696C2F3132332F6162632E776D6C000AC30719990625152315" +
    "10C304199906300103596F7520686176652034206E657720656D61696C73000101";

  it("WAP-167-ServiceInd-20010731-a, 8.4: the example document", () => {
    const push = buildWapPush({
      url: "http://www.xyz.com/email/123/abc.wml",
      text: "You have 4 new emails",
      action: "",
      created: "1999-06-25T15:23:15Z",
      expires: "1999-06-30T00:00:00Z",
    });
    expect(hexOf(push)).toBe(`0605040B8423F0DC0601AE${specification}`);
  });

  it("smsc.ru, example of its HTTP interface: a link to its WAP page", () => {
    const push = buildWapPush({
      url: "http://wap.smsc.ru/",
      text: "wap.smsc.ru",
      action: "",
      created: "",
      expires: "",
    });
    expect(hexOf(push)).toBe(
      "0605040B8423F0DC0601AE02056A0045C60C037761702E736D73632E72752F0001037761702E736D73632E7275000101",
    );
  });
});

describe("operator logo", () => {
  /** IntelliSMS, SendBinary example: the logo of MCC 234, MNC 10. */
  const published =
    "0605041582000032F40100480E01000000000000000000000000000000000000000000000000000000000001247803000000E0080120CC0640000040080120CC06C00000" +
    "479E7124F0EFFADCF64448892479B6DAC6CD4448F9241DB6DACECF44488124CDB6CD96CC44488924CDB6CD96CDE446712478E66D9EC6000000000000000000000000000000000000";

  it("IntelliSMS: header, network and bitmap, 140 octets", () => {
    const bitmap = bitmapAt(published.slice(20));
    expect(hexOf(buildOperatorLogo({ bitmap, mcc: "234", mnc: "10" }))).toBe(published);
    expect(published.length / 2).toBe(140);
  });

  it.each([
    ["262", "03", "62F230", "traud.de/gsm/largeop.htm, E-Plus"],
    ["244", "05", "42F450", "dancek/nexmo-logo, Elisa"],
    ["310", "410", "130014", "3GPP TS 24.008, 10.5.1.3, three digits of the network"],
  ])("network %s %s is %s (%s)", (mcc, mnc, octets) => {
    expect(hexOf(buildOperatorLogo({ bitmap: bitmapAt(published.slice(20)), mcc, mnc })).slice(14, 20)).toBe(
      octets,
    );
  });

  it("Smart Messaging FAQ 2.0, question 18, and traud.de: the header of a first part of two", () => {
    const [first, second] = concatenate(`${published}00`, 3);
    expect(first?.slice(0, 24)).toBe("0B0504158200000003030201");
    expect(second?.slice(0, 24)).toBe("0B0504158200000003030202");
  });
});

describe("picture message", () => {
  /**
   * Nokia's example of a multipart message, as posted to the NowSMS forum: “Test” and a desert
   * island of 72×28.
   */
  const published =
    "300000045465737402010000481C01666666666666666666999999999999999999800000000000000001400000006000E000024000000E9003100002800000310" +
    "80CF3B801800000400411044401400000FFFE2F8B12024000000000538CAA0280000000006289C4018000000000414140014000000000014280024000200000014" +
    "280028001F0000000A28001800FFE000000A500015FFFFFFFFFFEA57FFA400AAA0000005500028201500440015D08A1881024800040FF0201404100010003ABE00" +
    "244000008200D55588280101440001AAAAC0180000000003555560140010000806AAAAB02400000000055555502800000000000000001999999999999999999666666666666666666";

  it("NowSMS forum, “Nokia Picture Message”: text and bitmap", () => {
    const bitmap = bitmapAt(published.slice(22));
    expect(bitmap).toMatchObject({ width: 72, height: 28 });
    expect(hexOf(buildPicture({ bitmap, text: "Test" }))).toBe(`060504158A0000${published}`);
  });

  it("goes out as three messages, each with its header, and joined again is what it was", () => {
    const message = buildPicture({ bitmap: bitmapAt(published.slice(22)), text: "Test" });
    const parts = concatenate(hexOf(message), 0x2a);
    expect(message).toMatchObject({ ok: true, parts: 3 });
    expect(parts.map((part) => part.slice(0, 24))).toEqual(
      [1, 2, 3].map((part) => `0B0504158A000000032A030${part}`),
    );
    expect(parts.map((part) => part.slice(24)).join("")).toBe(published);
    for (const part of parts) expect(readBinary(part, true).problems).toEqual([]);
  });
});

describe("vCard 2.1 and vCalendar 1.0", () => {
  it("smstools3, topic 210: a card in hexadecimal, without its X-CLASS line", () => {
    const card = {
      firstName: "Firstname",
      lastName: "Lastname",
      mobile: "+358401111111",
      work: "",
      organization: "",
      email: "",
      url: "",
    };
    const hex = hexOf(buildVcard(card));
    expect(hex.slice(0, 14)).toBe("06050423F40000");
    expect(text(hex.slice(14))).toBe(
      "BEGIN:VCARD\r\nVERSION:2.1\r\nN:Lastname;Firstname\r\nTEL;CELL:+358401111111\r\nEND:VCARD\r\n",
    );
  });

  it("jookies/jasmin, test_decode_octet_unspecified_common: the character set of a name stands as that card has it", () => {
    const card = {
      firstName: "家豪",
      lastName: "陈",
      mobile: "4046635410",
      work: "",
      organization: "",
      email: "",
      url: "",
    };
    expect(text(hexOf(buildVcard(card)).slice(14))).toContain(
      "\r\nN;CHARSET=UTF-8:陈;家豪\r\nTEL;CELL:4046635410\r\n",
    );
  });

  it("smstools3, topic 210: an appointment of 209 octets, in two messages", () => {
    const built = buildVcalendar({
      summary: "Remember that special thing",
      location: "",
      category: "SPECIAL OCCASION",
      start: "2010-02-01T20:00",
      end: "2010-02-01T21:00",
      alarm: "2010-02-01T20:00",
    });
    expect(text(hexOf(built).slice(14))).toBe(
      "BEGIN:VCALENDAR\r\nVERSION:1.0\r\nBEGIN:VEVENT\r\nCATEGORIES:SPECIAL OCCASION\r\nSUMMARY:Remember that special thing\r\n" +
        "DTSTART:20100201T200000\r\nDTEND:20100201T210000\r\nAALARM:20100201T200000\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    );
    expect(hexOf(built).slice(0, 14)).toBe("06050423F50000");
    expect(built).toMatchObject({ parts: 2 });
  });
});

type Instruction = [kind: string, ...values: number[]];

/** Reads a ringing tone back, bit by bit, apart from the builder. */
function readSong(hex: string): { name: string; song: Instruction[] } {
  const bits = [...hex].map((digit) => Number.parseInt(digit, 16).toString(2).padStart(4, "0")).join("");
  let at = 8 + 8 + 7 + 3;
  const take = (width: number) => {
    at += width;
    return Number.parseInt(bits.slice(at - width, at), 2);
  };
  const name = String.fromCharCode(...Array.from({ length: take(4) }, () => take(8)));
  at += 8 + 3 + 2 + 4;
  const read: Record<number, () => Instruction> = {
    1: () => ["note", take(4), take(3), take(2)],
    2: () => ["scale", take(2)],
    3: () => ["style", take(2)],
    4: () => ["tempo", take(5)],
    5: () => ["volume", take(4)],
  };
  return { name, song: Array.from({ length: take(8) }, () => (read[take(3)] as () => Instruction)()) };
}
