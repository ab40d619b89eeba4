import { expect, it } from "vitest";
import { refusedMethod } from "./refused-method";

it("a method that a path has not is refused with 405 and the methods that it takes", () => {
  const refused = refusedMethod("GET", "/api/v1/campaigns/7b1f7c5e-4f0e-4a39-9a27-2f5d6b0c9e11/launch");
  expect(refused).toMatchObject({ allow: "POST", error: { code: "method_not_allowed", status: 405 } });
});

it.each([
  ["TRACE", "/api/v1/lists"],
  ["PROPFIND", "/sign-in"],
  ["LINK", "/"],
])("%s is refused everywhere", (method, path) => {
  expect(refusedMethod(method, path)).toMatchObject({ error: { status: 405 } });
});

it.each([
  ["POST", "/api/v1/lists"],
  ["OPTIONS", "/api/v1/lists"],
  ["DELETE", "/api/v1/nothing/like/this"],
  ["POST", "/demo/campaigns"],
])("%s %s is left to the app", (method, path) => {
  expect(refusedMethod(method, path)).toBeNull();
});
