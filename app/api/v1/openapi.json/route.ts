import { openApiResponse } from "@/lib/rest-api/openapi-response";

export const dynamic = "force-dynamic";

export const GET = openApiResponse;
