import { format, stripVTControlCharacters } from "node:util";
import { log, plainUrl } from "@/lib/platform/log";

const LEVELS = { debug: "debug", log: "info", info: "info", warn: "warn", error: "error" } as const;

/**
 * What libraries print (Next among them) becomes lines of our log: one line of JSON each, so that a
 * log reader never meets half a stack (V16).
 */
export function logConsole(): void {
  for (const [method, level] of Object.entries(LEVELS)) {
    console[method as keyof typeof LEVELS] = (...said: unknown[]) => {
      const text = stripVTControlCharacters(format(...said)).trim();
      // Next prints each failure of a page so, and reports it to instrumentation.ts too, where the
      // defect is logged.
      const as = level === "error" && text.startsWith("⨯") ? "warn" : level;
      if (text !== "")
        log()[as]({ from: "console" }, text.replace(/\bhttps?:\/\/[^\s"'<>]+/g, plainUrl).slice(0, 8_000));
    };
  }
}
