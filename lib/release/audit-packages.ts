import { runNpm } from "@/lib/release/run-npm";

/** What the registry knows of holes in what is installed. */
export type Audit = { asked: false; reason: string } | { asked: true; grave: number; others: number };

interface AuditOutput {
  metadata?: { vulnerabilities?: Record<"info" | "low" | "moderate" | "high" | "critical", number> };
  message?: string;
  error?: { summary?: string };
}

/** Asks the registry, where it can be reached. */
export function auditPackages(): Audit {
  const { output, errors } = runNpm(["audit", "--omit", "dev", "--json"]);
  return readAudit(output, errors);
}

/**
 * npm exits with 1 both for holes and for a registry that does not answer: only its figures tell
 * them apart.
 */
export function readAudit(output: string, errors: string): Audit {
  let answer: AuditOutput = {};
  try {
    answer = JSON.parse(output) as AuditOutput;
  } catch {
    // No JSON is no answer.
  }
  const counts = answer.metadata?.vulnerabilities;
  if (counts === undefined)
    return {
      asked: false,
      reason: answer.message ?? answer.error?.summary ?? (errors.trim().split("\n")[0] || "no answer"),
    };
  return {
    asked: true,
    grave: counts.high + counts.critical,
    others: counts.info + counts.low + counts.moderate,
  };
}
