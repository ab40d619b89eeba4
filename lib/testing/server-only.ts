/** Stands in for the package `server-only` outside Next, where its guard has nothing to guard. */
export {};
