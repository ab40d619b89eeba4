/**
 * Loaded first by the child programs of `npm start`: when the parent is gone, however it went, they
 * stop as if it had asked them to.
 */
if (process.connected) process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
