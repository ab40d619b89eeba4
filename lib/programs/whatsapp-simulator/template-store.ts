import { newObjectId } from "./ids";

export interface TemplateButton {
  type: string;
  text?: string;
  url?: string;
  example?: string[] | string;
  [key: string]: unknown;
}

export interface TemplateComponent {
  type: string;
  format?: string;
  text?: string;
  buttons?: TemplateButton[];
  example?: Record<string, unknown>;
  [key: string]: unknown;
}

/** A template as the account has it, in one language. */
export interface Template {
  id: string;
  name: string;
  language: string;
  category: string;
  previousCategory: string | null;
  status: string;
  quality: string;
  named: boolean;
  rejectedReason: string;
  components: TemplateComponent[];
  /** Pacing: after so many accepted messages the rest is held; null = it is not paced. */
  pacedAfter: number | null;
  accepted: number;
}

/** The templates of one account: one for each name and language. */
export class TemplateStore {
  readonly #byId = new Map<string, Template>();

  add(given: Partial<Template> & Pick<Template, "name" | "language" | "category" | "components">): Template {
    const template: Template = {
      id: newObjectId(),
      previousCategory: null,
      status: "PENDING",
      quality: "UNKNOWN",
      named: false,
      rejectedReason: "NONE",
      pacedAfter: null,
      accepted: 0,
      ...given,
    };
    this.#byId.set(template.id, template);
    return template;
  }

  get(id: string): Template | undefined {
    return this.#byId.get(id);
  }

  find(name: string, language: string): Template | undefined {
    return this.all().find((one) => one.name === name && one.language === language);
  }

  named(name: string): Template[] {
    return this.all().filter((one) => one.name === name);
  }

  delete(id: string): void {
    this.#byId.delete(id);
  }

  all(): Template[] {
    return [...this.#byId.values()];
  }

  clear(): void {
    this.#byId.clear();
  }
}

/** A template as an account's setup writes it, which is how Graph lists it. */
export function templateOf(given: Record<string, unknown>) {
  const text = (name: string, fallback: string) => String(given[name] ?? fallback);
  return {
    ...(typeof given.id === "string" ? { id: given.id } : {}),
    name: text("name", ""),
    language: text("language", "en"),
    category: text("category", "UTILITY"),
    status: text("status", "APPROVED"),
    quality: text("quality", "GREEN"),
    named: given.parameter_format === "NAMED",
    rejectedReason: text("rejected_reason", "NONE"),
    components: (given.components ?? []) as TemplateComponent[],
  };
}

/** Every field that the list of templates may be asked for. */
export function fieldsOf(template: Template): Record<string, unknown> {
  return {
    id: template.id,
    name: template.name,
    language: template.language,
    status: template.status,
    category: template.category,
    parameter_format: template.named ? "NAMED" : "POSITIONAL",
    components: template.components,
    quality_score: { score: template.quality, date: 1_796_000_000 },
    rejected_reason: template.rejectedReason,
    previous_category: template.previousCategory ?? undefined,
    message_send_ttl_seconds: undefined,
  };
}
