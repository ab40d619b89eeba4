import { isDatabaseUp } from "@/lib/metrics/is-database-up";

export const dynamic = "force-dynamic";

/** 200 only when the database answers within two seconds. */
export async function GET(): Promise<Response> {
  const up = await isDatabaseUp();
  return Response.json(
    { status: up ? "ok" : "unavailable", database: up },
    { status: up ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
