import { z } from "zod";
import { text } from "@/lib/core/text.input";

/**
 * The parts of a call that are read; whatever else stands there is kept in its raw words. Lenient
 * wherever a member may be missing: Meta leaves phones out, and adds members without notice.
 */
const said = text();
/** An object of any members; what is none has no member that is asked for. */
const anything = z.looseObject({}).catch({});
const seconds = z.union([said, z.int()]).optional().catch(undefined);
const status = z.looseObject({
  id: said.min(1),
  status: said.min(1),
  biz_opaque_callback_data: said.optional().catch(undefined),
  recipient_id: said.optional().catch(undefined),
  recipient_user_id: said.optional().catch(undefined),
  timestamp: seconds,
  errors: z
    .array(z.looseObject({ code: z.int() }))
    .optional()
    .catch(undefined),
  pricing: z
    .looseObject({
      category: said,
      type: said.optional().catch(undefined),
      billable: z.boolean().optional().catch(undefined),
    })
    .optional()
    .catch(undefined),
});
export type WrittenStatus = z.output<typeof status>;

const message = z.looseObject({
  id: said.min(1),
  from: said.optional().catch(undefined),
  from_user_id: said.optional().catch(undefined),
  timestamp: seconds,
  type: said.optional().catch(undefined),
});
export type WrittenMessage = z.output<typeof message>;

export const callbackValue = z.looseObject({
  metadata: z
    .looseObject({ display_phone_number: said.optional(), phone_number_id: said.optional() })
    .optional()
    .catch(undefined),
  contacts: z.array(anything).optional().catch(undefined),
  statuses: z.array(anything).optional().catch(undefined),
  messages: z.array(anything).optional().catch(undefined),
  user_preferences: z.array(anything).optional().catch(undefined),
});

const preference = z.looseObject({
  wa_id: said.optional().catch(undefined),
  user_id: said.optional().catch(undefined),
  category: said,
  value: z.enum(["stop", "resume"]),
  timestamp: seconds,
});
export type WrittenPreference = z.output<typeof preference>;

const contact = z.looseObject({
  wa_id: said.optional().catch(undefined),
  user_id: said.optional().catch(undefined),
  profile: z.looseObject({ name: said.optional().catch(undefined) }).catch({ name: undefined }),
});
export type WrittenContact = z.output<typeof contact>;

export const callbackBody = z.object({
  entry: z.array(
    z.looseObject({ changes: z.array(z.looseObject({ field: said, value: anything })).catch([]) }),
  ),
});

export const readStatus = (written: unknown) => status.safeParse(written).data ?? null;
export const readPreference = (written: unknown) => preference.safeParse(written).data ?? null;
export const readMessage = (written: unknown) => message.safeParse(written).data ?? null;
export const readContact = (written: unknown) => contact.safeParse(written).data ?? null;
