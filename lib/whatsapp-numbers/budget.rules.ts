import type { BudgetCheck } from "@/lib/whatsapp-numbers/budget.view";

const DAY_MS = 86_400_000;

/** What is left of a business's 24 hours for so many people. */
export function budgetFor(
  people: number,
  budget: { limit: number; used: number; promised: number; firstFreeAt: Date | null },
  now: number,
): BudgetCheck {
  const { limit, used, promised, firstFreeAt } = budget;
  const canBegin = Math.min(people, Math.max(0, limit - used - promised));
  const until = Math.max(now, firstFreeAt?.getTime() ?? now + DAY_MS);
  return {
    limit,
    used,
    promised,
    canBegin,
    waits: people - canBegin,
    until: new Date(until).toISOString(),
  };
}
