import { AppError } from "@/lib/core/app-error";
import { placesOf } from "@/lib/core/currency";
import { sentence } from "@/lib/core/sentence";

/** Refuses an amount with more places than its currency has: nobody can pay a tenth of a sen. */
export function requirePlaces(amount: string, currency: string): void {
  const places = placesOf(currency);
  if ((amount.split(".")[1] ?? "").replace(/0+$/, "").length <= places) return;
  const tooFine = sentence("problems.billing.places", { currency, places });
  throw new AppError("unprocessable", tooFine, { amount: tooFine });
}
