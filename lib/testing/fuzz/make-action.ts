import { badText, badValue } from "@/lib/testing/fuzz/bad-values";
import type { FuzzRequest } from "@/lib/testing/fuzz/fuzz-request";
import type { Random } from "@/lib/testing/fuzz/random";
import type { FuzzAction, FuzzTarget } from "@/lib/testing/fuzz/target";
import { valueOfSchema } from "@/lib/testing/fuzz/value-of-schema";

const BOUNDARY = "----fuzz0123456789fuzz";

/** A call of a server action as our browser side makes it, or nearly. */
export function makeAction(random: Random, target: FuzzTarget): FuzzRequest {
  const action = random.pick(target.actions);
  const { headers, path } = addressed(random, action, target);
  headers["next-action"] = random.chance(0.95)
    ? action.id
    : random.pick(["", "x", "0".repeat(42), `${action.id}0`]);
  const input =
    action.schema && random.chance(0.9) ? valueOfSchema(random, action.schema, target.ids) : badValue(random);
  const workspace = random.chance(0.93) ? target.workspace : badValue(random);
  const args = JSON.stringify([workspace, escaped(random, input)]);
  const body = random.chance(0.9)
    ? args
    : random.pick([
        "",
        "{",
        "null",
        "[1",
        '["$1"]',
        '["$@1"]',
        '["$Q1"]',
        '["$F1"]',
        '["$K1"]',
        '["$B1"]',
        '["$n1"]',
        '"$undefined"',
        "{}",
        "[".repeat(3_000),
      ]);
  if (random.chance(0.8))
    return {
      kind: "actions",
      method: "POST",
      path,
      headers: { ...headers, "content-type": "text/plain;charset=UTF-8" },
      body,
    };
  const parts = {
    0: body,
    ...(random.chance(0.5) ? { 1: random.pick(["{", '"$0"', '{"id":"x","bound":null}', "[]"]) } : {}),
  };
  return {
    kind: "actions",
    method: "POST",
    path,
    headers: { ...headers, ...multipart(random) },
    body: form(random, parts),
  };
}

/**
 * React writes a text that begins with `$` with another in front; left out now and then, it becomes
 * a reference.
 */
function escaped(random: Random, value: unknown): unknown {
  if (typeof value === "string") return value.startsWith("$") && random.chance(0.8) ? `$${value}` : value;
  if (Array.isArray(value)) return value.map((one) => escaped(random, one));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, escaped(random, one)]));
}

/** A form of a page that was sent without our script. */
export function makeForm(random: Random, target: FuzzTarget): FuzzRequest {
  const action = random.pick(target.actions.filter(({ page }) => !page.startsWith("/[workspace]")));
  const { headers } = addressed(random, action, target);
  const id = random.chance(0.9) ? action.id : "x";
  const state = random.pick([
    '[{"message":null,"email":"","ticket":null}]',
    "[]",
    "{",
    '["$1"]',
    "[[[[",
    '[{"message":"$$x"}]',
    "null",
  ]);
  const fields: Record<string, string> = random.chance(0.8)
    ? {
        $ACTION_REF_1: "",
        "$ACTION_1:0": random.chance(0.9) ? JSON.stringify({ id, bound: "$@1" }) : "{",
        "$ACTION_1:1": state,
        $ACTION_KEY: "k1",
      }
    : { [`$ACTION_ID_${id}`]: "" };
  Object.assign(fields, {
    email: `${random.uuid()}@example.invalid${random.chance(0.3) ? badText(random) : ""}`,
    password: badText(random),
    token: badText(random),
    next: badText(random),
  });
  const type = random.chance(0.85)
    ? multipart(random)
    : { "content-type": "application/x-www-form-urlencoded" };
  const path = action.page.replace(/\[\w+\]/, random.uuid());
  return {
    kind: "forms",
    method: "POST",
    path,
    headers: { ...headers, ...type },
    body: form(random, fields),
  };
}

function addressed(
  random: Random,
  action: FuzzAction,
  target: FuzzTarget,
): { path: string; headers: Record<string, string> } {
  const filled = action.page
    .replace("[workspace]", target.workspace)
    .replace(/\[\w+\]/g, () => random.uuid());
  const origin = random.chance(0.95)
    ? target.url.origin
    : random.pick(["null", "http://evil.invalid", "x", "http://["]);
  return { path: filled, headers: { cookie: target.cookie, origin, accept: "text/x-component" } };
}

function multipart(random: Random): Record<string, string> {
  return {
    "content-type": random.chance(0.93)
      ? `multipart/form-data; boundary=${BOUNDARY}`
      : random.pick(["multipart/form-data", "multipart/form-data; boundary="]),
  };
}

function form(random: Random, fields: Record<string, string>): string {
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const whole = `${parts.join("")}--${BOUNDARY}--\r\n`;
  return random.chance(0.92)
    ? whole
    : random.pick([
        "",
        "x",
        whole.slice(0, whole.length >> 1),
        `--${BOUNDARY}\r\n\r\n\r\n--${BOUNDARY}--\r\n`,
      ]);
}
