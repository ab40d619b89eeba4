/** The kinds of gateway that an account can be connected to, as its row names them. */
export const GATEWAY_KINDS = ["spec-1.84"] as const;
export type GatewayKind = (typeof GATEWAY_KINDS)[number];
