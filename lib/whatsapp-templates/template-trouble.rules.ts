/** What decides whether a template may be sent, as WhatsApp writes it. */
export interface TemplateState {
  status: string;
  quality: string;
}

export type TemplateTrouble = "paused" | "disabled" | "rejected" | "disliked";

const BY_STATUS: Readonly<Record<string, TemplateTrouble>> = {
  PAUSED: "paused",
  DISABLED: "disabled",
  REJECTED: "rejected",
};

/** Why a template cannot be sent, or soon may not be; null where nothing is the matter. */
export function templateTrouble({ status, quality }: TemplateState): TemplateTrouble | null {
  if (Object.hasOwn(BY_STATUS, status)) return BY_STATUS[status] ?? null;
  return status === "APPROVED" && quality === "RED" ? "disliked" : null;
}
