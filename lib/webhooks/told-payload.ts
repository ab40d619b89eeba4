import { isUserId } from "@/lib/core/is-user-id";

/**
 * What a program is told: of somebody whose phone is not known the phone is empty, and the id by
 * which WhatsApp names them stands in a field of its own.
 */
export function toldPayload(payload: unknown): unknown {
  if (Array.isArray(payload)) return payload.map(toldPayload);
  if (typeof payload !== "object" || payload === null) return payload;
  const { phone, messages, ...rest } = payload as { phone?: unknown; messages?: unknown };
  return {
    ...(phone === undefined ? {} : toldPhone(phone)),
    ...rest,
    ...(messages === undefined ? {} : { messages: toldPayload(messages) }),
  };
}

const toldPhone = (phone: unknown) =>
  typeof phone === "string" && isUserId(phone) ? { phone: "", whatsappUserId: phone } : { phone };
