/** Every address of a pair; which of them is used depends on the kind of gateway. */
export interface CallbackUrls extends SmsCallbacks, EventCallbacks {}

export interface SmsCallbacks {
  deliveryReports: string;
  inboundMessages: string;
}

/** One URL that is called with everything, and what is said when it is set up. */
export interface EventCallbacks {
  events: string;
  verifyToken: string;
}

/** Those that a gateway of this kind is given. */
export function callbacksOf(kind: string, urls: CallbackUrls): SmsCallbacks | EventCallbacks {
  const { deliveryReports, inboundMessages, events, verifyToken } = urls;
  return kind === "whatsapp-cloud" ? { events, verifyToken } : { deliveryReports, inboundMessages };
}
