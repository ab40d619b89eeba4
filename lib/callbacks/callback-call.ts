import type { CallbackRequest } from "@/lib/gateways/callback.view";

/** A call of a gateway, as raw as it came. What it leaves out, a GET has not. */
export interface CallbackCall
  extends Pick<CallbackRequest, "endpoint" | "query">,
    Partial<Omit<CallbackRequest, "endpoint" | "query">> {
  /** The secret in its URL. */
  token: string;
  ip: string;
  /** Taken through the endpoint again by a person: what rejects it is already kept. */
  replayed?: boolean;
}
