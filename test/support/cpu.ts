/** Milliseconds of this process's own work since it was called: what a busy machine does beside it doesn't count. */
export function cpuTime(): () => number {
  const before = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  };
}
