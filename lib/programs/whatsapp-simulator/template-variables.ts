import type { Template, TemplateComponent } from "./template-store";

/** The names or positions that a text asks for, each once, in their order. */
export function variablesOf(text: string | undefined): string[] {
  return [
    ...new Set([...(text ?? "").matchAll(/\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g)].map(([, name]) => name ?? "")),
  ];
}

/** A text with its variables filled in. */
export function fill(text: string | undefined, values: ReadonlyMap<string, string>): string {
  return (text ?? "").replace(/\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g, (whole, name) => values.get(name) ?? whole);
}

export function partOf(template: Pick<Template, "components">, type: string): TemplateComponent | undefined {
  return template.components.find((one) => one.type.toUpperCase() === type);
}
