import type { Channel } from "@/lib/gateways/gateway-kind.rules";
import { gatewayOf } from "@/lib/gateways/gateway-of";

/** By what an account of this kind reaches people; SMS where the account is gone. */
export const channelOf = (kind: string | null): Channel => (kind === null ? "sms" : gatewayOf(kind).channel);
