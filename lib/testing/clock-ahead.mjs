/** Loaded with --import into a program under test: its wall clock runs CLOCK_AHEAD_MS ahead. */
const now = Date.now.bind(Date);
Date.now = () => now() + Number(process.env.CLOCK_AHEAD_MS ?? 0);
