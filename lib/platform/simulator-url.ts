import { environment } from "./env";

/** Where the simulator of this installation listens. */
export function simulatorUrl(): string {
  return process.env.SIMULATOR_URL || `http://127.0.0.1:${environment().simulatorPort}`;
}

/** The gateway address of an account there. */
export function simulatedGatewayUrl(base = simulatorUrl()): string {
  return `${base}/websmsapi/`;
}
