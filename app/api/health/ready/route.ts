import { readReadiness } from "@/lib/metrics/read-readiness";

export const dynamic = "force-dynamic";

/** 200 only when this program can work: who gets 503 sends nobody here. */
export async function GET(): Promise<Response> {
  const readiness = await readReadiness();
  return Response.json(readiness, {
    status: readiness.status === "ready" ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}
