import { expect, it } from "vitest";
import { requestTarget } from "./request-target";

it.each([
  ["/", "/"],
  ["/demo/lists?q=%ff", "/demo/lists"],
  ["/api/v1/lists/%E0%AE%95#x", "/api/v1/lists/%E0%AE%95"],
  ["/a//b", "/a//b"],
  ["/demo?next=//evil.example", "/demo"],
  ["/api/gateway/token/delivery-reports?MsgId=%00", "/api/gateway/token/delivery-reports"],
])("%s names the path %s", (url, path) => {
  expect(requestTarget(url)).toBe(path);
});

it.each([
  ["//"],
  ["///"],
  ["//["],
  ["//:80"],
  ["//a:b:c"],
  ["/\\"],
  ["/%5Cevil.example"],
  ["http://"],
  ["http://["],
  ["http://localhost/api/health"],
  ["*"],
  [""],
  ["x"],
  ["/%ff"],
  ["/%E0%A4%A"],
  ["/%ED%A0%80"],
  ["/%00"],
  ["/demo/contacts?q=%ff%00"],
  ["/api/v1/lists?q=%00"],
  ["/%0d%0aX: 1"],
  ["/%7f"],
  ["/%"],
  ["/\u00ff"],
  [`/${"x".repeat(9_000)}`],
  [`/?${"x".repeat(9_000)}`],
])("%s names nothing of ours", (url) => {
  expect(requestTarget(url)).toBeNull();
});
