import { AppError } from "@/lib/core/app-error";
import { sentence } from "@/lib/core/sentence";
import { readCustomerFile } from "@/lib/customers/read-customer-file";
import { screenRoute } from "@/lib/guards/screen-route";

/** The body is the file itself; the answer is its text, and nothing is kept. */
export const POST = screenRoute(
  "customers.edit",
  null,
  (ctx, _input, { request }) => {
    if (!request.body) throw new AppError("invalid", sentence("rules.files.empty"));
    return readCustomerFile(ctx, request.body);
  },
  { raw: true },
);
