import type { ServerResponse } from "node:http";
import { expect, it } from "vitest";
import { SECURITY_HEADERS, secureResponse } from "./secure-response";

function headersOf(url: string, https: boolean): Record<string, unknown> {
  const headers: Record<string, unknown> = {};
  const response = {
    setHeader: (name: string, value: unknown) => Object.assign(headers, { [name]: value }),
    removeHeader: (name: string) => delete headers[name],
  };
  secureResponse(response as unknown as ServerResponse, url, https);
  return headers;
}

it("C-4: under https a browser is told to use nothing else, and under http it is not", () => {
  expect(headersOf("/sign-in", true)["strict-transport-security"]).toBe(
    "max-age=63072000; includeSubDomains",
  );
  expect(headersOf("/sign-in", false)).toEqual(SECURITY_HEADERS);
});

it.each([
  ["/_next/static/chunks/a.js", false],
  ["/docs/campaign.png?x=1", false],
  ["/icon.svg", false],
  ["/demo/campaigns", true],
  ["/api/v1/imports/1/rejections.csv", true],
  ["/api/app/demo/campaigns/1/messages/export?status=sent", true],
  ["/", true],
])("C-4: only files that are the same for everybody may be kept: %s", (url, forbidden) => {
  expect(headersOf(url, false)["cache-control"]).toBe(forbidden ? "no-store" : undefined);
});
