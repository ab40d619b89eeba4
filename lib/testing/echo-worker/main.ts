import "@/lib/gateways/echo/register-echo";

/** The sending program, which also knows the kind of gateway that is for tests alone. */
await import("@/lib/programs/worker/main");
