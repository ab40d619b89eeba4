import { type Sentence, sentence } from "@/lib/core/sentence";
import "server-only";
import type { WorkspaceContext } from "@/lib/access/context";
import { AppError } from "@/lib/core/app-error";
import { earlierAnswers } from "@/lib/gateway-accounts/earlier-answers";
import type { TestGatewayAccountInput } from "@/lib/gateway-accounts/gateway-account.input";
import { requireOwnAccount } from "@/lib/gateway-accounts/gateway-account.queries";
import { readBaseUrl } from "@/lib/gateway-accounts/gateway-account.rules";
import type { GatewayTestView } from "@/lib/gateway-accounts/gateway-account.view";
import { passwordBinding, requireGatewayAccountRow } from "@/lib/gateway-accounts/gateway-account-row";
import { TEST_SECONDS } from "@/lib/gateway-accounts/gateway-test.rules";
import { readSettings } from "@/lib/gateway-accounts/read-settings";
import { withGateway } from "@/lib/gateway-accounts/with-gateway";
import type { BalanceResult, CheckResult } from "@/lib/gateways/balance.view";
import type { GatewayLogin, GatewayResult } from "@/lib/gateways/gateway";
import { gatewayOf } from "@/lib/gateways/gateway-of";
import { environment } from "@/lib/platform/env";
import { outboundGuard } from "@/lib/platform/outbound/outbound-guard";
import { openSecret } from "@/lib/platform/secrets";

/**
 * Reads the balance with a login that is stored, or that a person is about to store. Changes
 * nothing.
 */
export async function testGatewayAccount(
  ctx: WorkspaceContext,
  input: TestGatewayAccountInput,
): Promise<GatewayTestView> {
  if ("id" in input) {
    await requireOwnAccount(ctx, input.id);
    return testStoredLogin(input.id);
  }
  requireTest(input.kind);
  const settings = readSettings(input.kind, input.settings);
  return tryLogin(input.kind, candidateUrls(input.url, input.kind), { ...input, settings });
}

/** The same for the operator, who may look at any account. */
export async function testStoredLogin(id: string): Promise<GatewayTestView> {
  const row = await requireGatewayAccountRow(id);
  requireTest(row.kind);
  const password = openSecret(row.password_cipher, passwordBinding(row.id));
  const login = { username: row.username, password, settings: row.settings };
  return tryLogin(row.kind, [row.base_url], login, await earlierAnswers(id));
}

/** A login is tried by what the gateway says of it, which some say nothing of. */
export function canBeTried(kind: string): boolean {
  const { can } = gatewayOf(kind);
  return can.balance || can.check === true;
}

function requireTest(kind: string): void {
  if (!canBeTried(kind)) throw new AppError("unprocessable", sentence("problems.gateways.noTest"));
}

/**
 * The addresses to try for what a person typed; refuses with a sentence at the field. Private hosts
 * are refused here and again at connect time.
 */
export function candidateUrls(typed: string, kind: string): string[] {
  const home = gatewayOf(kind).homePath;
  const { candidates, problem } = readBaseUrl(typed, environment().allowPrivateGateways, home);
  const guard = outboundGuard("gateway");
  // What was typed first: a candidate is written in its usual form already.
  const whole = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed.trim()) ? typed : `https://${typed.trim()}`;
  const wrong =
    problem ?? [whole, ...candidates].map((url) => guard.problem(url)).find((found) => found !== null);
  if (wrong) throw new AppError("invalid", undefined, { url: wrong });
  return candidates;
}

/**
 * Tries the addresses in turn; the first one that speaks as the gateway does counts, whatever it
 * says.
 */
export async function tryLogin(
  kind: string,
  urls: string[],
  { username, password, settings }: Omit<GatewayLogin, "baseUrl">,
  earlier: readonly string[] = [],
): Promise<GatewayTestView> {
  let last: GatewayTestView = {
    ok: false,
    baseUrl: null,
    used: null,
    remaining: null,
    reason: null,
    code: null,
    told: sentence("rules.gatewayTest.noAnswer"),
    answer: "",
    choices: [],
    facts: null,
  };
  const late = AbortSignal.timeout(TEST_SECONDS * 1_000);
  for (const baseUrl of urls) {
    const login = { baseUrl, username, password, settings };
    const asked = withGateway<BalanceResult | CheckResult>(kind, login, (gateway) => {
      if (gateway.balance) return gateway.balance(earlier);
      if (gateway.check) return gateway.check();
      throw new Error(`A gateway of kind ${kind} says nothing of a login.`);
    });
    const answer = await unlessLate(asked, late);
    if (answer === null)
      return { ...last, told: sentence("rules.gatewayTest.tooLate", { seconds: TEST_SECONDS }) };
    const heard = { ...last, baseUrl, answer: answer.body };
    if ("facts" in answer) {
      if (answer.facts)
        return { ...heard, ok: true, facts: answer.facts, told: sentence("rules.gatewayTest.number") };
    } else if (answer.credits)
      return { ...heard, ...answer.credits, ok: true, told: sentence("rules.gatewayTest.balance") };
    if ("choices" in answer && answer.choices)
      return { ...heard, ok: true, told: answer.detail, choices: answer.choices };
    if (answer.outcome === "refused")
      return { ...heard, reason: answer.reason, code: answer.code, told: loginRefusal(answer) };
    last = { ...last, told: answer.detail };
  }
  return last;
}

/** Reading a balance changes nothing, so an answer that comes after the limit may be dropped. */
function unlessLate<T>(asked: Promise<T>, late: AbortSignal): Promise<T | null> {
  if (late.aborted) return Promise.resolve(null);
  const limit = new Promise<null>((resolve) =>
    late.addEventListener("abort", () => resolve(null), { once: true }),
  );
  return Promise.race([asked, limit]);
}

/** What the gateway says of a login that it does not take. */
export function loginRefusal({ reason, code }: Pick<GatewayResult, "reason" | "code">): Sentence {
  return reason === "credentials"
    ? sentence("rules.gatewayTest.credentials", { code: code ?? "" })
    : sentence("rules.gatewayTest.refused", { code: code ?? "none" });
}
