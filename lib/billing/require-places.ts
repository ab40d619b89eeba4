import { AppError } from "@/lib/core/app-error";
import { placesOf } from "@/lib/core/currency";
import { withoutZeros } from "@/lib/core/read-money";
import { sentence } from "@/lib/core/sentence";

/** Refuses an amount with more places than its currency has: nobody can pay a tenth of a sen. */
export function requirePlaces(amount: string, currency: string): void {
  const places = placesOf(currency);
  if (withoutZeros(amount.split(".")[1] ?? "").length <= places) return;
  const tooFine = sentence("problems.billing.places", { currency, places });
  throw new AppError("unprocessable", tooFine, { amount: tooFine });
}
