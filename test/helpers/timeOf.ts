/** Some systems count the time of a thread in steps of so much. */
const stepMs = 4

/** In milliseconds: what the clock says, unless this thread has waited for others; its own time may come in steps. */
export function timeOf(run: () => unknown): number {
  const cpuBefore = process.threadCpuUsage()
  const before = performance.now()
  run()
  const passed = performance.now() - before
  const { user, system } = process.threadCpuUsage(cpuBefore)
  const worked = (user + system) / 1000
  return passed - worked < stepMs ? passed : worked
}
