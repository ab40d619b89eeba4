import { clientResponse } from "@/lib/rest-api/client-response";

export const dynamic = "force-dynamic";

export const GET = clientResponse;
