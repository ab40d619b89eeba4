import "server-only";
import { raiseAlarm } from "@/lib/alarms/raise-alarm";
import { AppError } from "@/lib/core/app-error";
import { keepSentence } from "@/lib/core/kept-sentence";
import { sentence } from "@/lib/core/sentence";
import { sql } from "@/lib/platform/db/sql";
import { notify } from "@/lib/platform/live/notify";
import { log } from "@/lib/platform/log";
import type { UnopenedSecret } from "@/lib/platform/secrets";

/** How long an account is left alone whose password could not be opened, each time. */
export const UNOPENED_PAUSES = [60, 300, 1800, 3600] as const;

export const UNOPENED_ALARM = "gateway.password";

/** No key of this installation opens an account's password; only a person can mend it. */
export class UnopenedPassword extends AppError {
  constructor(override readonly cause: UnopenedSecret) {
    super("unprocessable", sentence("problems.gatewayAccounts.unopened"));
  }
}

/** Said once: as an alarm, beside the balance, and in the log. */
export async function alarmUnopened(
  account: { id: string; workspaceId: string; label: string },
  cause: unknown,
): Promise<void> {
  const { id, workspaceId, label } = account;
  await sql.transaction(async (client) => {
    const fresh = await raiseAlarm(client, {
      workspaceId,
      kind: UNOPENED_ALARM,
      entityId: id,
      sentence: sentence("alarms.gatewayPassword", { account: label }),
    });
    if (!fresh) return;
    await client.query("UPDATE gateway_account SET balance_error = $2 WHERE id = $1", [
      id,
      keepSentence(sentence("problems.gatewayAccounts.unopened")),
    ]);
    await notify(client, { workspaceId, topic: "balance", id });
    log().error({ err: cause, account: id }, "an account's password cannot be opened; it is left alone");
  });
}
