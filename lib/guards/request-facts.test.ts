import { expect, it } from "vitest";
import { requestFacts } from "./request-facts";

const tokenIn = (cookie: string) => requestFacts(new Headers({ cookie })).sessionToken;

it.each(["canang-session=%", "canang-session=%ff", "canang-session=%E0%A4%A", "=%; canang-session=%zz"])(
  "F10: %s holds no session",
  (cookie) => {
    expect(tokenIn(cookie)).toBeUndefined();
  },
);

it("a session that can be read is read, beside any other cookie", () => {
  expect(tokenIn("other=%; canang-session=a%2Eb; =")).toBe("a.b");
});
