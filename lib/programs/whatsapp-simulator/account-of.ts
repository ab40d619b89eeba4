import type { BusinessAccount } from "./business-account";
import { ControlError } from "./control-error";
import type { SimulatorState } from "./simulator-state";

/** The account that a control request names, itself or by one of its numbers; or the only one. */
export function accountOf(
  state: SimulatorState,
  { account: id, number }: { account?: string | undefined; number?: string | undefined },
): BusinessAccount {
  const found =
    id !== undefined
      ? state.accounts.get(id)
      : number !== undefined
        ? state.byNumber(number)?.account
        : [...state.accounts.values()][0];
  if (!found) throw new ControlError(`There is no account "${id ?? number ?? ""}".`, 404);
  return found;
}
