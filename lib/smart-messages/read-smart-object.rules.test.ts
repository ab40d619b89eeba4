import { expect, it } from "vitest";
import type { Bitmap } from "@/lib/smart-messages/bitmap.rules";
import { buildOperatorLogo, buildPicture } from "@/lib/smart-messages/picture.rules";
import { readSmartObject } from "@/lib/smart-messages/read-smart-object.rules";
import { buildRingtone } from "@/lib/smart-messages/ringtone.rules";
import { readRtttl } from "@/lib/smart-messages/rtttl.rules";
import type { SmartMessage } from "@/lib/smart-messages/smart-message.rules";
import { tuneSounds } from "@/lib/smart-messages/tune-sounds.rules";
import { buildVcard } from "@/lib/smart-messages/vcard.rules";
import { buildWapPush } from "@/lib/smart-messages/wap-push.rules";

const bitmap: Bitmap = {
  width: 72,
  height: 14,
  points: Array.from({ length: 72 * 14 }, (_, at) => at % 3 === 0),
};
const hexOf = (built: SmartMessage) => (built.ok ? built.hex : "");
const TUNE = "Scale:d=8,o=5,b=125:c,p,a,4.c6,16f#7,2b4";

it("a picture and a logo are drawn from the very points that are sent", () => {
  const beneath = "Jom! 你好";
  expect(readSmartObject(hexOf(buildPicture({ bitmap, text: beneath })))).toEqual({
    kind: "picture",
    bitmap,
    text: beneath,
  });
  expect(readSmartObject(hexOf(buildPicture({ bitmap, text: "café" })))).toMatchObject({ text: "café" });
  expect(readSmartObject(hexOf(buildOperatorLogo({ bitmap, mcc: "502", mnc: "12" })))).toEqual({
    kind: "logo",
    bitmap,
  });
});

it("a ringtone is read back note for note, in its octaves and at the nearest tempo there is", () => {
  const written = readRtttl(TUNE);
  const read = readSmartObject(hexOf(buildRingtone(TUNE)));
  if (!written.ok || read?.kind !== "ringtone") throw new Error("The tune was not read.");
  expect(read.name).toBe("Scale");
  expect(read.notes).toEqual(written.notes.map((note) => ({ ...note, bpm: 125 })));
});

it("a tune sounds as high and as long as it is written", () => {
  const read = readSmartObject(hexOf(buildRingtone(TUNE)));
  if (read?.kind !== "ringtone") throw new Error("The tune was not read.");
  const { sounds, seconds } = tuneSounds(read);
  expect(sounds.map(({ hertz }) => Math.round(hertz))).toEqual([523, 880, 1047, 2960, 494]);
  // An eighth, and after a pause as long the next one; a dotted quarter lasts three of them.
  const eighth = 60 / 125 / 2;
  expect(sounds.slice(0, 3).map(({ at }) => at)).toEqual([0, 2 * eighth, 3 * eighth]);
  expect(sounds[2]?.seconds).toBeCloseTo(3 * eighth);
  expect(seconds).toBeCloseTo((1 + 1 + 1 + 3 + 0.5 + 4) * eighth);
});

it("a card stays a card, and what is broken off or something else is nothing", () => {
  const card = buildVcard({
    ...{ firstName: "Siti", lastName: "", mobile: "0123456789", work: "" },
    ...{ organization: "", email: "", url: "" },
  });
  expect(readSmartObject(hexOf(card))?.kind).toBe("card");
  const tune = hexOf(buildRingtone(TUNE));
  expect(readSmartObject(tune.slice(0, -16))).toBeNull();
  expect(readSmartObject(hexOf(buildPicture({ bitmap, text: "" })).slice(0, -40))).toBeNull();
  for (const hex of ["", "00", "0605040B840000", "zz"]) expect(readSmartObject(hex)).toBeNull();
});

it.each([
  "https://www.kedai.example.com/jom?a=1",
  "http://canang.example/",
  "http://www.kedai.org/x.net/y",
  "https://kedai.example/路",
])("the link %s is read back with its words", (url) => {
  const times = { created: "2026-12-01T10:20:00Z", expires: "2026-12-31T00:00:00Z" };
  for (const action of ["", "signal-high"] as const) {
    const built = buildWapPush({ url, text: "Jom! 你好 café", action, ...times });
    expect(readSmartObject(hexOf(built))).toEqual({ kind: "link", url, text: "Jom! 你好 café" });
    for (const cut of [2, 20, 60]) expect(readSmartObject(hexOf(built).slice(0, -cut))).toBeNull();
  }
});
