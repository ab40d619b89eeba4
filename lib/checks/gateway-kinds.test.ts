import { expect, it } from "vitest";
import { walkSources } from "./walk-sources";

const KIND = /^lib\/gateways\/([^/]+)\//;
/**
 * Its own folder, its other side, what the demo tells of that side's past, and the examples of the
 * API's document.
 */
const KNOWS_184 =
  /^lib\/(?:gateways\/spec-184|programs\/simulator|programs\/cli\/demo-history|rest-api\/operations)\//;
const PAGES_AND_CODES = /\b(?:ISendSMS\w*|creditsLeft|\w+\.aspx|17(?:0[1-9]|18))\b/g;
const IMPORTED_KIND = /(?:from|import)\s*\(?\s*"[^"]*\/gateways\/([^/"]+)\//g;

const known = (text: string) => [...text.matchAll(PAGES_AND_CODES)].map(([found]) => found);

/** The kinds that a file imports, but for its own. */
function importedKinds(file: string, text: string): string[] {
  const own = KIND.exec(file)?.[1];
  return [...text.matchAll(IMPORTED_KIND)].map(([, kind]) => kind ?? "").filter((kind) => kind !== own);
}

it("only specification 1.84's own folder knows its pages and codes", () => {
  const found = walkSources()
    .filter(({ file }) => !KNOWS_184.test(file))
    .flatMap(({ file, text }) => known(text).map((word) => `${file}: ${word}`));
  expect(found).toEqual([]);
});

it("a kind of gateway is imported by gateway-of.ts alone, which knows no kind for tests", () => {
  const found = walkSources().flatMap(({ file, text }) =>
    importedKinds(file, text).map((kind) => `${file}: ${kind}`),
  );
  expect(found).toEqual([
    "lib/gateways/gateway-of.ts: spec-184",
    "lib/gateways/gateway-of.ts: whatsapp-cloud",
  ]);
});

it("no program registers another kind", () => {
  const found = walkSources().filter(
    ({ file, text }) => text.includes("registerGateway") && file !== "lib/gateways/gateway-of.ts",
  );
  expect(found.map(({ file }) => file)).toEqual(["lib/gateways/echo/register-echo.ts"]);
});

it.each([
  ['if (answer.code === "1704") pause();', ["1704"]],
  ['client.call("ISendSMSNoDR", {})', ["ISendSMSNoDR"]],
  ['get(base + "creditsLeft.aspx")', ["creditsLeft"]],
  ['post(base + "transfer.aspx")', ["transfer.aspx"]],
  ["// after a 1718 somebody decides", ["1718"]],
  ["const year = 1970, price = 17040, code = 1710;", []],
])("finds a planted page or code: %s", (text, words) => expect(known(text)).toEqual(words));

it.each([
  [
    "lib/inbox/x.ts",
    'import { readValue } from "@/lib/gateways/spec-184/callback-query.rules";',
    ["spec-184"],
  ],
  ["lib/inbox/x.ts", 'import "../gateways/echo/register-echo";', ["echo"]],
  ["lib/inbox/x.ts", 'const { echo } = await import("@/lib/gateways/echo/echo");', ["echo"]],
  ["lib/gateways/echo/x.ts", 'import { client } from "@/lib/gateways/spec-184/client";', ["spec-184"]],
  ["lib/gateways/echo/x.ts", 'import { echo } from "@/lib/gateways/echo/echo";', []],
  ["lib/inbox/x.ts", 'import { gatewayOf } from "@/lib/gateways/gateway-of";', []],
])("finds a planted import in %s: %s", (file, text, kinds) =>
  expect(importedKinds(file, text)).toEqual(kinds),
);
