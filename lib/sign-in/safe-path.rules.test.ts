import { describe, expect, it } from "vitest";
import { safePath } from "./safe-path.rules";

describe("where to go after signing in", () => {
  it.each(["/demo", "/demo/campaigns?status=sending", "/demo/contacts/1"])("keeps %s", (path) => {
    expect(safePath(path)).toBe(path);
  });

  it.each([
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/\t/evil.example",
    "/..//evil.example",
    "",
    null,
    7,
  ])("never follows %j", (path) => {
    expect(safePath(path)).toBe("/");
  });
});
