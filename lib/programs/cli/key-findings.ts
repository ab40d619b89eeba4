import { countSealed } from "@/lib/encryption-keys/count-sealed";
import { sealedPrefixes } from "@/lib/platform/secrets";
import type { Finding } from "./finding";

/** Whether every stored secret opens with the present key, and how many wait for `keys:rotate`. */
export async function keyFindings(): Promise<Finding[]> {
  const { present, old, foreign } = await countSealed();
  const findings: Finding[] = [];
  if (foreign > 0)
    findings.push({
      about: "keys",
      ok: false,
      sentence: `${foreign} stored secret(s) were sealed with another key: give the right ENCRYPTION_KEY, or the one before as ENCRYPTION_KEY_OLD.`,
    });
  if (old > 0)
    findings.push({
      about: "keys",
      ok: false,
      sentence: `${old} stored secret(s) still use the old key: run npm run cli -- keys:rotate`,
    });
  if (findings.length > 0) return findings;
  const removable = sealedPrefixes().old === null ? "" : " ENCRYPTION_KEY_OLD is not needed any more.";
  return [
    { about: "keys", ok: true, sentence: `All ${present} stored secret(s) use the present key.${removable}` },
  ];
}
