import { echo } from "@/lib/gateways/echo/echo";
import { registerGateway } from "@/lib/gateways/gateway-of";

registerGateway("echo", echo);
