import { sentence } from "@/lib/core/sentence";
import "server-only";
import { log } from "@/lib/platform/log";
import type { OutboundGuard } from "@/lib/platform/outbound/outbound-guard";
import { type ClaimedDelivery, claimDeliveries } from "@/lib/webhooks/claim-deliveries";
import { postWebhook } from "@/lib/webhooks/post-webhook";
import { settleDelivery } from "@/lib/webhooks/settle-delivery";
import { signWebhook } from "@/lib/webhooks/sign-webhook";
import { webhookBody } from "@/lib/webhooks/webhook-body";
import { openWebhookSecret } from "@/lib/webhooks/webhook-secret";

const MOST_AT_ONCE = 200;

/**
 * Delivers events. `run` starts the calls and does not wait for them: an endpoint that takes its
 * time delays only itself.
 */
export class WebhookDeliverer {
  readonly #calls = new Map<string, Set<Promise<void>>>();

  /** @param guard finds and checks the addresses of hosts; another one only in tests */
  constructor(readonly guard?: OutboundGuard) {}

  /** Calls under way. */
  get underWay(): number {
    return [...this.#calls.values()].reduce((sum, calls) => sum + calls.size, 0);
  }

  /** Takes what is due and starts it. Returns how many. */
  async run(): Promise<number> {
    if (this.underWay >= MOST_AT_ONCE) return 0;
    const claimed = await claimDeliveries(new Map([...this.#calls].map(([id, calls]) => [id, calls.size])));
    for (const delivery of claimed) this.#start(delivery);
    return claimed.length;
  }

  /** Settles when every call under way has ended and is written down. */
  async drain(): Promise<void> {
    while (this.underWay > 0) await Promise.all([...this.#calls.values()].flatMap((calls) => [...calls]));
  }

  #start(delivery: ClaimedDelivery): void {
    const calls = this.#calls.get(delivery.endpointId) ?? new Set();
    this.#calls.set(delivery.endpointId, calls);
    const call = this.#deliver(delivery)
      .catch((error) =>
        log().error(
          { err: error, delivery: delivery.id },
          "a webhook could not be delivered; its lease runs out and it is tried again",
        ),
      )
      .then(() => {
        calls.delete(call);
        if (calls.size === 0) this.#calls.delete(delivery.endpointId);
      });
    calls.add(call);
  }

  async #deliver(delivery: ClaimedDelivery): Promise<void> {
    const secrets = readSecrets(delivery);
    if (secrets === null) {
      await settleDelivery(delivery, {
        statusCode: null,
        error: sentence("rules.webhookCall.secretUnreadable"),
        millis: 0,
      });
      return;
    }
    const body = webhookBody(delivery);
    const headers = {
      "content-type": "application/json",
      "user-agent": "Canang-Webhooks/1",
      "canang-event": delivery.event,
      "canang-event-id": delivery.id,
      ...signWebhook(delivery.id, body, Math.floor(delivery.now), secrets),
    };
    await settleDelivery(delivery, await postWebhook(delivery.url, headers, body, this.guard));
  }
}

function readSecrets({ secretCipher, previousSecretCipher, endpointId }: ClaimedDelivery): string[] | null {
  try {
    return [secretCipher, previousSecretCipher].flatMap((sealed) =>
      sealed === null ? [] : openWebhookSecret(sealed, endpointId),
    );
  } catch {
    return null;
  }
}
