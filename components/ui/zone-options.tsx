import { zoneName } from "@/lib/core/zone-name";

/** The options of a select of time zones. */
export function ZoneOptions({ zones }: { zones: string[] }) {
  return zones.map((zone) => (
    <option key={zone} value={zone}>
      {zoneName(zone)}
    </option>
  ));
}
