import { answerCallbackRequest } from "@/lib/callbacks/answer-callback-request";

export const dynamic = "force-dynamic";

/**
 * Where the app runs without its own server (development); in production lib/programs/web answers
 * the same call before Next.
 */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ callbackToken: string }> },
): Promise<Response> {
  return answerCallbackRequest(request, (await params).callbackToken, "delivery-reports");
}
