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

/** What a short run takes no longer for is not measured. */
const negligibleMs = 4
/** A pair of runs is enough for most; where other work came between, the best of several counts. */
const mostRuns = 20

/**
 * How many times as long something longer takes, by the best of as many runs as it takes to be at most `most` times; 1 if
 * it takes no time worth measuring.
 * @param prepareShorter called only where the longer one takes time
 */
export function growth(longer: () => unknown, prepareShorter: () => () => unknown, most: number): number {
  let longerMs = timeOf(longer)
  if (longerMs < negligibleMs) return 1
  const shorter = prepareShorter()
  let shorterMs = timeOf(shorter)
  for (let run = 1; run < mostRuns && longerMs > most * shorterMs; run++) {
    longerMs = Math.min(longerMs, timeOf(longer))
    shorterMs = Math.min(shorterMs, timeOf(shorter))
  }
  return longerMs < negligibleMs ? 1 : longerMs / shorterMs
}
