import { expect, it } from "vitest";
import { alarmPlace } from "./alarm-place.rules";

const ID = "7b1f7c5e-4f0e-4a39-9a27-2f5d6b0c9e11";

it.each([
  ["message.duplicate", ID, "marketer", `campaigns/${ID}`],
  ["gateway.credentials", ID, "marketer", `settings/gateway-accounts#account-${ID}`],
  ["balance.low", ID, "reseller", `credit?account=${ID}`],
  ["callbacks.silent", ID, "admin", `settings/callbacks?account=${ID}`],
  ["callbacks.silent", ID, "marketer", null],
  ["transfer.unresolved", ID, "reseller", "transfers"],
  ["webhook.failing", ID, "admin", `settings/webhooks/${ID}`],
  ["inbox.away", "", "admin", "settings/inbox"],
  ["inbox.away", "", "support", null],
  ["something-else", "", "owner", null],
] as const)("%s of %s leads the %s to a page that may be opened", (kind, id, role, place) => {
  expect(alarmPlace(kind, role === "owner" ? "" : id, role)).toBe(place);
});
