import { z } from "zod";
import { accountOf } from "./account-of";
import { ControlError } from "./control-error";
import type { SimulatorState } from "./simulator-state";
import type { Statuses } from "./statuses";
import type { Template } from "./template-store";
import { categoryUpdate, qualityUpdate, statusUpdate } from "./template-updates";
import type { Webhooks } from "./webhooks";

interface Tools {
  state: SimulatorState;
  statuses: Statuses;
  webhooks: Webhooks;
}

const named = { account: z.string().optional(), name: z.string(), language: z.string().optional() };
const changeInput = z.strictObject({
  ...named,
  status: z.string().optional(),
  reason: z.string().optional(),
  category: z.string().optional(),
  quality: z.string().optional(),
});
const paceInput = z.strictObject({
  ...named,
  after: z.number().int().min(0).optional(),
  end: z.enum(["release", "drop"]).optional(),
});

/** Changes a template as Meta does by itself, and tells it by webhook. */
export async function changeTemplate(control: Tools, input: unknown): Promise<{ changed: number }> {
  const { status, reason, category, quality, ...which } = changeInput.parse(input);
  const account = accountOf(control.state, which);
  const found = templatesOf(control, which);
  const updates = found.flatMap((template) => {
    const list = [];
    if (status !== undefined && status !== template.status) {
      template.status = status;
      template.rejectedReason = reason ?? "NONE";
      list.push(statusUpdate(template, reason));
    }
    if (category !== undefined && category !== template.category) {
      template.previousCategory = template.category;
      template.category = category;
      list.push(categoryUpdate(template));
    }
    if (quality !== undefined && quality !== template.quality) {
      const before = template.quality;
      template.quality = quality;
      list.push(qualityUpdate(template, before));
    }
    return list;
  });
  await Promise.all(updates.map((update) => control.webhooks.tell(account, update)));
  return { changed: updates.length };
}

/**
 * Pacing: `after` lets so many more go and holds the rest; `end` releases what is held, or drops it
 * and pauses the template.
 */
export async function paceTemplate(control: Tools, input: unknown): Promise<{ ended: number }> {
  const { after, end, ...which } = paceInput.parse(input);
  const account = accountOf(control.state, which);
  const found = templatesOf(control, which);
  for (const template of found) {
    template.accepted = 0;
    template.pacedAfter = after ?? null;
  }
  if (end === undefined) return { ended: 0 };
  const ended = control.statuses.endHold(account, which.name, end === "drop");
  if (end === "drop") await changeTemplate(control, { ...which, status: "PAUSED" });
  return { ended };
}

function templatesOf(control: Tools, which: z.output<z.ZodObject<typeof named>>): Template[] {
  const found = accountOf(control.state, which)
    .templates.named(which.name)
    .filter(({ language }) => which.language === undefined || language === which.language);
  if (found.length === 0) throw new ControlError(`There is no template "${which.name}".`, 404);
  return found;
}
