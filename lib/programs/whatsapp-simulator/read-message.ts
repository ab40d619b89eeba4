import { z } from "zod";
import type { BusinessAccount } from "./business-account";
import { checked } from "./content";
import { GraphError } from "./graph-error";
import type { SimulatorState } from "./simulator-state";

const read = z.strictObject({
  messaging_product: z.literal("whatsapp"),
  status: z.literal("read"),
  message_id: z.string(),
  typing_indicator: z.strictObject({ type: z.literal("text") }).optional(),
});

/** Two ticks at what a person wrote, and "typing …" until the next message. */
export function readMessage(state: SimulatorState, account: BusinessAccount, body: Record<string, unknown>) {
  const given = checked(read, body, "");
  const known = state.inbound.get(given.message_id);
  if (!known || known.account !== account.id)
    throw new GraphError(131009, `There is no message ${given.message_id} to be read.`);
  known.read = true;
  if (given.typing_indicator) known.typing = true;
  return { success: true };
}
