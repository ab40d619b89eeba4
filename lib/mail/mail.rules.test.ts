import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { composeMail } from "@/lib/mail/compose-mail";
import {
  isMailAddress,
  MAIL_PROBLEMS,
  type Mail,
  nextMailPause,
  oneLine,
  SECOND_FACTOR_CHANGES,
} from "@/lib/mail/mail.rules";
import { projectRoot } from "@/lib/platform/project-root";

const link = "http://localhost:3000/x/abc";
/**
 * One of each kind: a kind without words, or with a value that its words do not get, shows here.
 */
const MAILS: { [K in Exclude<Mail["kind"], "password-request">]: Extract<Mail, { kind: K }>["values"] } = {
  invitation: { workspace: "Kedai", inviter: "Siti", role: "Admin", link, days: 1 },
  "password-link": { name: "Amir", link, hours: 1 },
  "password-changed": { name: "Amir" },
  "address-changed": { name: "Amir", email: "new@example.com" },
  "address-confirmation": { name: "Amir", link, hours: 1 },
  "second-factor-changed": { name: "Amir", change: "enabled" },
  "two-step-due": { name: "Amir", workspace: "Kedai", date: "2026-12-05" },
  "new-sign-in": {
    name: "Amir",
    device: "Firefox on Windows",
    ip: "203.0.113.7",
    at: "2026-11-28T10:00:00.000Z",
  },
  "approval-limit-changed": { workspace: "Kedai", by: "Siti", before: "1,000", after: "2,000" },
  test: { name: "Amir" },
};
const row = {
  language: null,
  id: "7b1f7c5e-4f0e-4a39-9a27-2f5d6b0c9e11",
  createdAt: new Date("2026-11-28T10:00:00Z"),
};
const compose = (kind: string, values: object) =>
  composeMail({ kind, to: "a@example.com", values } as Mail, row);
const texts = (file: string) => JSON.parse(readFileSync(path.join(projectRoot, "messages/en", file), "utf8"));

describe("every mail", () => {
  it.each(Object.entries(MAILS))("%s says all it has to, in text and in HTML", (kind, values) => {
    const { subject, text, html } = compose(kind, values);
    expect(subject).not.toMatch(/[\r\n{}]|^[a-z-]+\.subject$/);
    for (const part of [text, html.replace(/<style[\s\S]*?<\/style>/, "")]) {
      expect(part).not.toMatch(/\{\w+\}|\.(body|button|after|footer)\b/);
      expect(part).toContain("http://localhost:3000");
      for (const [name, value] of Object.entries(values))
        if (typeof value === "string" && name !== "at" && name !== "change") expect(part).toContain(value);
    }
    if ("link" in values)
      expect([text.includes(link), html.includes(`href="${link}"`)]).toEqual([true, true]);
  });

  it("says times with their zone, and what happened in words, also a word that nobody has told it", () => {
    expect(compose("new-sign-in", MAILS["new-sign-in"]).text).toMatch(
      /Time: 28 November 2026 at 18:00:00 GMT\+8/,
    );
    expect(compose("second-factor-changed", { name: "A", change: "A key was lost." }).text).toContain(
      "A key was lost.",
    );
    for (const change of SECOND_FACTOR_CHANGES) {
      const { text } = compose("second-factor-changed", { name: "A", change, passkey: "My phone" });
      expect([change, text.includes(change), /passkey/.test(change) === text.includes("“My phone”")]).toEqual(
        [change, false, true],
      );
    }
  });

  it("holds nothing that a mail program would fetch", () => {
    for (const [kind, values] of Object.entries(MAILS)) {
      const { html } = compose(kind, values);
      expect(html).not.toMatch(
        /<(img|link|script|iframe|style|object|video|audio|source)\b|url\(|\bsrc=|background=/i,
      );
    }
  });

  it("every problem that a screen may show has a sentence", () => {
    expect(Object.keys(texts("settings.json").mail.problem).sort()).toEqual([...MAIL_PROBLEMS].sort());
  });
});

describe("retries", () => {
  it("come after growing pauses for three days, and end then", () => {
    const pauses: number[] = [];
    let age = 0;
    for (let attempt = 1; ; attempt += 1) {
      const pause = nextMailPause({}, attempt, age);
      if (pause === null) break;
      pauses.push(pause);
      age += pause;
    }
    expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
    expect(pauses[0]).toBeLessThanOrEqual(60);
    expect(age).toBeGreaterThan(66 * 3600);
    expect(age).toBeLessThanOrEqual(72 * 3600);
  });

  it("end with the life of a link", () => {
    expect(nextMailPause({ hours: 1 }, 1, 3500)).toBe(30);
    expect(nextMailPause({ hours: 1 }, 1, 3590)).toBeNull();
    expect(nextMailPause({ hours: 500 }, 1, 72 * 3600)).toBeNull();
  });
});

describe("what goes into a header", () => {
  it.each(["a\r\nb", "a\nb", "a\0b", "a\u2028b", "a\u202eb", "a\u0085b"])("%j becomes one line", (value) => {
    expect(oneLine(value)).toBe("a b");
  });

  it.each(["a@example.com", "a.b+c@sub.example.com"])("%j is an address", (address) => {
    expect(isMailAddress(address)).toBe(true);
  });

  it.each([
    "",
    "a",
    "a@",
    "@b",
    "a@b@c",
    "a b@c",
    "a@b,c@d",
    "a@b;c@d",
    "<a@b>",
    "a@b\r\n",
    "a\0@b",
    '"a"@b',
    "a@[127.0.0.1]",
    `${"a".repeat(250)}@example.com`,
  ])("%j is none", (address) => {
    expect(isMailAddress(address)).toBe(false);
  });
});
