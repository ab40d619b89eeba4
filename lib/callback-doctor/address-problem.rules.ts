/** Why a gateway on the internet cannot call an address, or should not. */
export type AddressProblem = "local" | "private" | "plainHttp";
