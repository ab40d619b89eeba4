import type { WorkspaceContext } from "@/lib/access/context";
import { systemContext } from "@/lib/access/system-context";
import { AppError } from "@/lib/core/app-error";
import { sendDirectMessage } from "@/lib/direct-messages/send-direct-message";
import { isAnswerable } from "@/lib/inbox/conversation.rules";
import { inboxSettingsOf } from "@/lib/inbox/inbox-settings.rules";
import type { SqlClient } from "@/lib/platform/db/sql";
import { log } from "@/lib/platform/log";

interface Heard {
  workspaceId: string;
  gatewayAccountId: string;
  phone: string;
}

/**
 * Texts back that a stop or start word was heard, if the workspace wants that. Called only where
 * the word changed something, in that very transaction: so it is sent once, and never for a repeat.
 * A phone that cannot be texted, or a gateway account that is gone, costs the confirmation, not the
 * word.
 */
export async function confirmKeyword(
  client: SqlClient,
  heard: Heard,
  conversationId: string,
  action: "stop" | "start",
): Promise<void> {
  const found = await client.query<{ slug: string; settings: unknown }>(
    "SELECT slug, settings FROM workspace WHERE id = $1",
    [heard.workspaceId],
  );
  const { stopConfirmation, startConfirmation } = inboxSettingsOf(found.rows[0]?.settings);
  const text = action === "stop" ? stopConfirmation : startConfirmation;
  if (text === "" || !isAnswerable(heard.phone)) return;
  const ctx: WorkspaceContext = {
    ...systemContext(heard.workspaceId, "inbound"),
    workspaceSlug: found.rows[0]?.slug ?? "",
  };
  await client.query("SAVEPOINT confirmation");
  try {
    await sendDirectMessage(
      ctx,
      {
        to: heard.phone,
        knownNumber: true,
        message: { kind: "text", text },
        gatewayAccountId: heard.gatewayAccountId,
        kind: "reply",
        conversationId,
        confirmsOptOut: true,
      },
      client,
    );
    await client.query("RELEASE SAVEPOINT confirmation");
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await client.query("ROLLBACK TO SAVEPOINT confirmation");
    log().warn({ err: error, conversationId }, "a stop or start word could not be confirmed");
  }
}
