import { expect, it } from "vitest";
import { ACCESS_MATRIX } from "./access-matrix";
import { reachesAudit } from "./reaches-audit";
import { walkApp } from "./walk-app";

/** Ways in that change nothing anybody would ask about later, each with the reason. */
const NOTHING_TO_TELL: Record<string, string> = {
  "ACTION /[workspace]#askExportAction":
    "lets the window open that asks who it is; the download itself is written down",
  "ACTION /[workspace]/campaigns#askExportAction":
    "lets the window open that asks who it is; the download itself is written down",
  "ACTION /[workspace]/lists#askExportAction":
    "lets the window open that asks who it is; the download itself is written down",
  "ACTION /[workspace]#askOwnPasskeyAction": "makes a challenge and stores nothing",
  "ACTION /[workspace]#dismissFirstStepsAction": "puts a person's own guide away",
  "ACTION /#putNoticeAway": "a mark of what the person has read, kept with the notice",
  "ACTION /[workspace]/contacts#saveContactColumnsAction": "which fields a person sees in lists of people",
  "ACTION /[workspace]/transfers#checkTransferBatchAction": "says what a list would do and stores nothing",
  "ACTION /[workspace]/customers#findKnownCustomersAction": "says who is in the list and stores nothing",
  "POST /api/app/[workspace]/customers/files": "makes a file text and stores nothing",
  "ACTION /forgot-password#askLink":
    "does not look at whether the address has a sign-in; using the link is written down",
  "ACTION /[workspace]/inbox#announceReplyAction": "says that somebody is typing, for a few seconds",
  "ACTION /[workspace]/inbox#markConversationAction": "a mark of what was read",
  "ACTION /[workspace]/inbox#seeMentionAction": "a mark of what was read",
  "ACTION /[workspace]/lists#inspectImportAction": "reads the first rows of a file",
  "ACTION /[workspace]/lists#checkImportAction": "counts what an import would do, and changes nobody",
  "ACTION /[workspace]/settings/gateway-accounts#testGatewayAccountAction":
    "reads a balance and stores nothing",
  "ACTION /[workspace]/settings/privacy#findNumberAction":
    "counts what there is about a number and changes nothing",
  "ACTION /[workspace]/settings/security#beginTwoStepAction":
    "offers a seed and stores nothing; a wrong password counts in the sign-in throttle",
  "ACTION /[workspace]/settings/security#beginPasskeyAction": "makes a challenge and stores nothing",
  "ACTION /sign-in#askSignInPasskey": "makes a challenge and stores nothing",
  "ACTION /invitations#openPastedLink": "leads to the page of a link and stores nothing",
  "DELETE /api/auth/[...nextauth]": "answers that there is nothing",
  "PATCH /api/auth/[...nextauth]": "answers that there is nothing",
  "POST /api/auth/[...nextauth]": "ends in the same sign-in verb, inside next-auth",
  "PUT /api/auth/[...nextauth]": "answers that there is nothing",
  "POST /api/app/[workspace]/segments/count": "counts whom a question finds, and changes nobody",
  "POST /api/app/[workspace]/segments/sample": "shows the first whom a question finds, and changes nobody",
  "DELETE /api/v1/[...path]": "answers that there is nothing",
  "PATCH /api/v1/[...path]": "answers that there is nothing",
  "POST /api/v1/[...path]": "answers that there is nothing",
  "PUT /api/v1/[...path]": "answers that there is nothing",
};

const CHANGES = /^(ACTION|POST|PUT|PATCH|DELETE) /;

function find(way: string): { file: string; name: string } {
  const [verb, address] = way.split(" ") as [string, string];
  const [path, action] = address.split("#") as [string, string | undefined];
  const kind = verb === "ACTION" ? "action" : "route";
  const entry = walkApp().find((each) => each.kind === kind && each.path === path);
  if (!entry) throw new Error(`${way} has no file`);
  return { file: entry.file, name: action ?? verb };
}

const ways = Object.keys(ACCESS_MATRIX).filter((way) => CHANGES.test(way));

it("L-1: looks at every way in that changes something", () => {
  expect(ways.length).toBeGreaterThan(80);
});

it.each(ways.filter((way) => !(way in NOTHING_TO_TELL)))("L-1: %s writes an audit entry", (way) => {
  const { file, name } = find(way);
  expect(reachesAudit(file, name)).toBe(true);
});

it("L-1: no exception outlives what it was made for", () => {
  for (const way of Object.keys(NOTHING_TO_TELL)) {
    expect(ways).toContain(way);
    const { file, name } = find(way);
    expect([way, reachesAudit(file, name)]).toEqual([way, false]);
  }
});
