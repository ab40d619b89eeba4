/** A yes to a run that is one for the later runs of its recurring campaign too. */
export interface StandingApproval {
  /** Of the text, the question of the audience, the sender, the limits and the rule. */
  hash: string;
  /** What the approver saw. */
  recipients: number;
  credits: number;
  byName: string;
  at: string;
  /** The run that was approved. */
  campaignId: string;
}

/** A later run may be larger than what was seen by this share, or by so many, if that is more. */
const GROWTH = 0.2;
const GROWTH_FEW = 10;

const atMost = (seen: number) => Math.max(Math.floor(seen * (1 + GROWTH)), seen + GROWTH_FEW);

/** As many people as a later run may go to without another yes. */
export function mostApproved({ recipients }: Pick<StandingApproval, "recipients">): number {
  return atMost(recipients);
}

/** Credits grow with people; texts that become longer need a yes as well. */
export function withinApproved(
  seen: Pick<StandingApproval, "recipients" | "credits">,
  size: { recipients: number; credits: number },
): boolean {
  const perPerson = Math.max(1, Math.ceil(seen.credits / Math.max(1, seen.recipients)));
  const credits = Math.max(atMost(seen.credits), mostApproved(seen) * perPerson);
  return size.recipients <= mostApproved(seen) && size.credits <= credits;
}
