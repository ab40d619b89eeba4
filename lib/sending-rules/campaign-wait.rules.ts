import type { CampaignWait } from "@/lib/sending-rules/campaign-wait.view";

/** A country that has several stretches of numbers is one line; who goes on first stands first. */
export function gatherWaits(waits: readonly CampaignWait[]): CampaignWait[] {
  const gathered = new Map<string, CampaignWait>();
  for (const { country, people, until } of waits) {
    const before = gathered.get(`${country} ${until}`)?.people ?? 0;
    gathered.set(`${country} ${until}`, { country, people: before + people, until });
  }
  return [...gathered.values()].sort(
    (a, b) => Date.parse(a.until) - Date.parse(b.until) || b.people - a.people,
  );
}
