import type { Pool } from "undici";
import { sentence } from "@/lib/core/sentence";
import { failed } from "@/lib/gateways/exchange";
import type { GatewayResult } from "@/lib/gateways/gateway";

export interface FileAnswer {
  status: number;
  /** Null: it is larger than it may be. */
  bytes: Buffer | null;
}

interface Limits {
  headers: Record<string, string>;
  timeoutMs: number;
  most: number;
}

/** One GET of a file. No redirect is followed, and not a byte more than allowed is kept. */
export async function fetchFile(
  pool: Pool,
  path: string,
  { headers, timeoutMs, most }: Limits,
): Promise<FileAnswer | GatewayResult> {
  try {
    const signal = AbortSignal.timeout(timeoutMs);
    const { statusCode, body } = await pool.request({
      path,
      method: "GET",
      headers: { ...headers, accept: "*/*" },
      signal,
    });
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of body as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > most) return { status: statusCode, bytes: null };
      chunks.push(chunk);
    }
    return { status: statusCode, bytes: Buffer.concat(chunks) };
  } catch (error) {
    const why = (error as { code?: string }).code ?? sentence("rules.call.noReason");
    return failed("unknown", sentence("rules.call.lost", { why }));
  }
}
