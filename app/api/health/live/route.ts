export const dynamic = "force-dynamic";

/** 200 as long as the program answers at all: who gets none restarts it. */
export function GET(): Response {
  return Response.json({ status: "live" }, { headers: { "cache-control": "no-store" } });
}
