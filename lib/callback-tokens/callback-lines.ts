import type { EventCallbacks, SmsCallbacks } from "@/lib/callback-tokens/callback-urls.view";

/** The addresses as an operator copies them, each beside what it is called at the gateway. */
export function callbackLines(callbacks: SmsCallbacks | EventCallbacks): string[] {
  return "events" in callbacks
    ? [`  Callback URL  ${callbacks.events}`, `  Verify token  ${callbacks.verifyToken}`]
    : [
        `  Delivery Status API URL  ${callbacks.deliveryReports}`,
        `  Incoming SMS API URL     ${callbacks.inboundMessages}`,
      ];
}
