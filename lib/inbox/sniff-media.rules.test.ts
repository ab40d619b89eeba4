import { expect, it } from "vitest";
import { isShownImage, sniffMedia } from "@/lib/inbox/sniff-media.rules";

const hex = (digits: string) => Buffer.from(digits.padEnd(40, "0"), "hex");

it.each([
  ["ffd8ffe0", "image/jpeg", true],
  ["89504e470d0a1a0a", "image/png", true],
  ["474946383961", "image/gif", true],
  ["524946460000000057454250", "image/webp", true],
  ["000000186674797069736f6d", "video/mp4", false],
  ["4f67675300", "audio/ogg", false],
  ["255044462d31", "application/pdf", false],
  [Buffer.from("<svg xmlns").toString("hex"), "application/octet-stream", false],
  [Buffer.from("<!doctype html>").toString("hex"), "application/octet-stream", false],
  ["", "application/octet-stream", false],
])("what begins with %s is %s, whatever it was declared as", (begins, type, shown) => {
  expect(sniffMedia(hex(begins))).toBe(type);
  expect(isShownImage(sniffMedia(hex(begins)))).toBe(shown);
});
