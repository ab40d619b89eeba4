import { Writable } from "node:stream";
import { pino } from "pino";
import { describe, expect, it } from "vitest";
import { logOptions, plainUrl } from "@/lib/platform/log";

function logged(fields: object, message = "m"): string {
  let text = "";
  const stream = new Writable({
    write(chunk, _encoding, done) {
      text += chunk;
      done();
    },
  });
  pino({ ...logOptions(), level: "info" }, stream).info(fields, message);
  return text;
}

describe("log", () => {
  it("hides passwords, tokens and cookies at any of three levels", () => {
    const text = logged({
      password: "p1",
      a: { token: "p2", b: { cookie: "p3" } },
      headers: { authorization: "p4", "set-cookie": "p5" },
    });
    expect(text).not.toMatch(/p[1-5]/);
    expect(text.match(/\[hidden\]/g)).toHaveLength(5);
  });

  it("cuts query strings, logins and callback tokens out of addresses, also inside errors", () => {
    expect(plainUrl("https://user:pw@gw.example/send.php?pwd=x#y")).toBe("https://gw.example/send.php");
    expect(plainUrl("/api/gateway/abc123/delivery-reports?msgid=1")).toBe(
      "/api/gateway/[token]/delivery-reports",
    );
    expect(plainUrl("/set-password/abc123?x=1")).toBe("/set-password/[token]");
    expect(plainUrl("/s/abc123?month=2026-11")).toBe("/s/[token]");
    expect(plainUrl("/invitations/abc123?x=1")).toBe("/invitations/[token]");
    const cause = new Error("connect postgresql://canang:secret@127.0.0.1/canang");
    const text = logged({
      err: new Error("GET http://gw.example/send?password=hunter2 failed", { cause }),
      url: "http://gw.example/a?b=hunter2",
    });
    expect(text).toContain("http://gw.example/send");
    expect(text).not.toMatch(/hunter2|secret/);
  });
});
