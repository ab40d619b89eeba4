import type { ZodType, z } from "zod";
import { AppError } from "@/lib/core/app-error";

/** Options as a schema wants them, or a refusal that names the option and says what to do. */
export function parseInput<S extends ZodType>(
  schema: S,
  values: unknown,
  options: Record<string, string> = {},
): z.output<S> {
  const parsed = schema.safeParse(values);
  if (parsed.success) return parsed.data;
  const sentences = parsed.error.issues.map((issue) => {
    const field = String(issue.path[0] ?? "");
    return `--${options[field] ?? field}: ${issue.message}`;
  });
  throw new AppError("invalid", sentences.join(" "));
}
