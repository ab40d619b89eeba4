import { afterEach, describe, expect, it } from "vitest";
import { cookieName, cookieOptions } from "@/lib/platform/auth/session-cookie";

const given = process.env.APP_URL;
afterEach(() => {
  process.env.APP_URL = given;
});

describe("A-7: cookies", () => {
  it("belong to one host alone over https, and no script reads them", () => {
    process.env.APP_URL = "https://sms.example.com";
    expect(cookieName("session")).toBe("__Host-canang-session");
    // The prefix asks for Secure, the path / and no Domain.
    expect(cookieOptions()).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: true });
  });

  it("work over plain http on one's own machine, under a name that promises nothing", () => {
    process.env.APP_URL = "http://localhost:3000";
    expect(cookieName("session")).toBe("canang-session");
    expect(cookieOptions()).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: false });
  });
});
