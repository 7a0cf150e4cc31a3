// Plain JavaScript, as bootstrap.mjs uses it.
const lookEveryMs = 500

/**
 * Calls back soon after the process that started this one has ended, however that was: one that is killed tells its children
 * nothing, and the shell between npm and us does not hand on signals. Does nothing on Windows, where orphans keep the number
 * of their parent.
 * @param {() => void} callback
 */
export function whenParentEnds(callback) {
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    callback()
  }, lookEveryMs)
  // It keeps nobody from ending by itself.
  timer.unref()
}
