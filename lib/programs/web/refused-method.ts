import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { OPERATIONS } from "@/lib/rest-api/operations";

/** Next answers HEAD and OPTIONS by itself wherever there is a GET. */
const ALWAYS = ["HEAD", "OPTIONS"];

const PATHS = [...new Set(OPERATIONS.map(({ path }) => path))].map((path) => ({
  pattern: new RegExp(`^/api/v1${path.replace(/[.]/g, "\\.").replace(/\{\w+\}/g, "[^/]+")}/?$`),
  methods: OPERATIONS.filter((operation) => operation.path === path).map(({ method }): string => method),
}));

/** What any address of ours may be asked with. */
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/**
 * A method that nothing here takes, or one that this path of the API has not: the refusal and what
 * the path takes; null when there is nothing to say.
 */
export function refusedMethod(method: string, path: string): { error: AppError; allow: string } | null {
  const found = METHODS.includes(method)
    ? PATHS.find(({ pattern }) => pattern.test(path))
    : { methods: METHODS };
  if (found === undefined || found.methods.includes(method) || ALWAYS.includes(method)) return null;
  const allow = found.methods.join(", ");
  return {
    error: new AppError("method_not_allowed", sentence("problems.web.takesOther", { path, allow, method })),
    allow,
  };
}
