import { createRequire } from "node:module";

const { parseAndValidateFlightRouterState } = createRequire(import.meta.url)(
  "next/dist/server/app-render/parse-and-validate-flight-router-state",
) as { parseAndValidateFlightRouterState(header: string | string[] | undefined): unknown };

/**
 * Whether Next can read what its browser side says about the page it is on. Asked first, because
 * Next answers anything else with 500.
 */
export function isRouterState(header: string | string[] | undefined): boolean {
  if (header === undefined) return true;
  try {
    parseAndValidateFlightRouterState(header);
    return true;
  } catch {
    return false;
  }
}
