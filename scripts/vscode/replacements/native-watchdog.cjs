// Takes the place of the native module `@vscode/native-watchdog` in the fetched VS Code, which would have to be compiled.
// Through it the extension host ends itself when the server that started it is gone.
const intervalMs = 2_000

exports.start = (parentProcessId) => {
  setInterval(() => {
    try {
      process.kill(parentProcessId, 0)
    } catch {
      process.exit(87)
    }
  }, intervalMs).unref()
}
