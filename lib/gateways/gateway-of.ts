import type { Gateway } from "@/lib/gateways/gateway";
import type { GatewayKind } from "@/lib/gateways/gateway-kind.rules";
import type { MissedWhy } from "@/lib/gateways/missed.rules";
import { spec184 } from "@/lib/gateways/spec-184/spec-184";
import { whatsappCloud } from "@/lib/gateways/whatsapp-cloud/whatsapp-cloud";
import { OperatorError } from "@/lib/platform/operator-error";

const GATEWAYS = new Map<string, Gateway>(
  Object.entries({ "spec-1.84": spec184, "whatsapp-cloud": whatsappCloud } satisfies Record<
    GatewayKind,
    Gateway
  >),
);

/** The gateway of an account's kind. */
export function gatewayOf(kind: string): Gateway {
  const gateway = GATEWAYS.get(kind);
  if (!gateway) throw new OperatorError(`This release knows no gateway of the kind "${kind}".`);
  return gateway;
}

/** For tests: one more kind, as if this release knew it. */
export function registerGateway(kind: string, gateway: Gateway): void {
  GATEWAYS.set(kind, gateway);
}

/** The kinds of which something is true, to choose accounts by. */
export function kindsThat(can: (gateway: Gateway) => boolean): string[] {
  return [...GATEWAYS].filter(([, gateway]) => can(gateway)).map(([kind]) => kind);
}

function codesOf(which: "lasting" | "dead" | "soon"): string[] {
  return [...new Set([...GATEWAYS.values()].flatMap((gateway) => [...(gateway[which] ?? [])]))];
}

/** The codes of every kind that say that a number will most likely fail again. */
export const lastingCodes = () => codesOf("lasting");
/** Those that say that a number is not in service. */
export const deadCodes = () => codesOf("dead");
/** Those after which a number may be reached again soon. */
export const soonCodes = () => codesOf("soon");
/** The codes of every kind by which a message missed its person for this reason. */
export function missedCodes(why: MissedWhy): string[] {
  return [...new Set([...GATEWAYS.values()].flatMap(({ missed }) => [...(missed?.[why] ?? [])]))];
}
