/** The kinds of gateway that an account can be connected to, as its row names them. */
export const GATEWAY_KINDS = ["spec-1.84", "whatsapp-cloud"] as const;
export type GatewayKind = (typeof GATEWAY_KINDS)[number];

/** By what a message reaches a person. */
export const CHANNELS = ["sms", "whatsapp"] as const;
export type Channel = (typeof CHANNELS)[number];
