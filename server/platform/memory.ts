// How much memory the process holds, in bytes.

export const residentBytes = (): number => process.memoryUsage.rss();
