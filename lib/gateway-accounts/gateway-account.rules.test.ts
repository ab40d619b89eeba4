import { describe, expect, it } from "vitest";
import { readBaseUrl } from "@/lib/gateway-accounts/gateway-account.rules";

describe("readBaseUrl", () => {
  it.each([
    ["www.sms.com.my", ["https://www.sms.com.my/websmsapi/", "http://www.sms.com.my/websmsapi/"]],
    ["www.sms.com.my/websmsapi", ["https://www.sms.com.my/websmsapi/", "http://www.sms.com.my/websmsapi/"]],
    [
      "http://www.sms.com.my/websmsapi/",
      ["https://www.sms.com.my/websmsapi/", "http://www.sms.com.my/websmsapi/"],
    ],
    [
      "http://www.sms.com.my/websmsapi/ISendSMS.aspx?x=1",
      ["https://www.sms.com.my/websmsapi/", "http://www.sms.com.my/websmsapi/"],
    ],
    ["https://sms.example.com/api/", ["https://sms.example.com/api/"]],
    ["http://127.0.0.1:3900/websmsapi/", ["http://127.0.0.1:3900/websmsapi/"]],
  ])("%s", (typed, candidates) => {
    expect(readBaseUrl(typed, true)).toEqual({ candidates });
  });
  it.each(["ftp://x.example", "", "http://user:secret@sms.example.com/", "http://sms.example.com:8080/"])(
    "R-1: %s is refused",
    (typed) => {
      expect(readBaseUrl(typed, false)).toMatchObject({
        candidates: [],
        problem: { key: expect.any(String) },
      });
    },
  );
});
