import type { BusinessAccount } from "./business-account";
import type { SimulatorState } from "./simulator-state";
import type { Template } from "./template-store";
import { categoryUpdate, statusUpdate } from "./template-updates";
import type { Webhooks } from "./webhooks";

/**
 * Looks at new and changed templates after a while. The name decides: `reject` in it is refused,
 * a utility template with `offer` or `promo` becomes marketing; everything else is approved.
 */
export class Reviews {
  pending = 0;
  #epoch = 0;

  constructor(
    readonly state: SimulatorState,
    readonly webhooks: Webhooks,
  ) {}

  begin(account: BusinessAccount, template: Template): void {
    const epoch = this.#epoch;
    this.pending += 1;
    setTimeout(() => {
      if (epoch === this.#epoch) void this.#end(account, template);
    }, this.state.settings.reviewMs).unref();
  }

  cancel(): void {
    this.#epoch += 1;
    this.pending = 0;
  }

  async #end(account: BusinessAccount, template: Template): Promise<void> {
    const epoch = this.#epoch;
    if (template.status === "PENDING") {
      const rejected = template.name.includes("reject");
      template.status = rejected ? "REJECTED" : "APPROVED";
      template.rejectedReason = rejected ? "INVALID_FORMAT" : "NONE";
      const told = [this.webhooks.tell(account, statusUpdate(template))];
      if (!rejected && template.category === "UTILITY" && /offer|promo/.test(template.name)) {
        template.previousCategory = template.category;
        template.category = "MARKETING";
        told.push(this.webhooks.tell(account, categoryUpdate(template)));
      }
      await Promise.all(told);
    }
    if (epoch === this.#epoch) this.pending -= 1;
  }
}
