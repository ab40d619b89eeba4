import type { Template } from "./template-store";
import type { Update } from "./webhooks";

/** What changes of templates look like in a webhook. They belong to no number. */
function update(field: string, template: Template, more: Record<string, unknown>): Update {
  return {
    field,
    number: null,
    value: {
      message_template_id: Number(template.id),
      message_template_name: template.name,
      message_template_language: template.language,
      ...more,
    },
  };
}

export function statusUpdate(template: Template, reason?: string): Update {
  return update("message_template_status_update", template, {
    event: template.status,
    reason: reason ?? template.rejectedReason,
    message_template_category: template.category,
    ...(template.status === "PAUSED"
      ? { other_info: { title: "FIRST_PAUSE", description: "Paused because of feedback of people." } }
      : {}),
  });
}

export function categoryUpdate(template: Template): Update {
  return update("template_category_update", template, {
    previous_category: template.previousCategory,
    new_category: template.category,
  });
}

export function qualityUpdate(template: Template, before: string): Update {
  return update("message_template_quality_update", template, {
    previous_quality_score: before,
    new_quality_score: template.quality,
  });
}
