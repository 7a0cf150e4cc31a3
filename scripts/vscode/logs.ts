import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/** What VS Code itself says in the course of every run of its server: the fetched form lacks parts that are not needed. */
const noise = [
  /^(%c )?\s*(INFO|ERR|WARN)?[^[]*\[(reconnection-grace-time|AgentHost:remote|AccountPolicyGate|Service Worker)\]/,
  /Resol(ving|ved) connection token|Creating a socket|additional builtin extensions/,
  /Failed to load resource: the server responded with a status of 404/,
  /A bad HTTP response code \(404\) was received when fetching the script/,
  /allow-scripts and allow-same-origin|web worker extension host is started in a same-origin iframe/,
  // Calls that were under way when the window ended, or before it had started.
  /^Canceled: Canceled|No search provider registered for scheme: vscode-remote, waiting/,
  // A page that is reloaded does not wait for what VS Code would still do.
  /\[lifecycle\] Long running operations during shutdown are unsupported in the web/,
  // Nor for its log of the window and its own files, which it then cannot write any more.
  /Unable to write file 'vscode-log:.*IndexedDB database '[\w-]+' is closed/,
  /Unable to (?:read|write) file 'vscode-remote:.*\(Canceled: Canceled\)/,
  /Error: Throttler is disposed/,
  // What VS Code gives up by its own clock on a busy machine: built-in sign-in, built-in work before saving, its own questions.
  /Timed out waiting for authentication provider|Aborted onWillSaveTextDocument-event|Request \d+ timed out \(\d+ms\)/,
  // The editor of running extensions is sometimes closed while it still renders.
  /InstantiationService has been disposed/,
  // Node.js 22 says so of its SQLite.
  /ExperimentalWarning: SQLite is an experimental feature/,
  // A page that is closed while VS Code's own script of all pages still sets it up.
  /Found unexpected null\s+at assertIsDefined \(\S+\/webview\/browser\/pre\/index\.html/,
  // Nor does that script's timer for the focus wait for the page that it sets up to have a body.
  /Cannot read properties of null \(reading 'classList'\)\s+at \S+\/webview\/browser\/pre\/index\.html/,
  // Its mark of a paste that takes long goes while brackets that it has closed are followed.
  /Invoking deltaDecorations recursively could lead to leaking decorations[\s\S]*\.showWhile \(/,
  // Always beside the error itself.
  /An unknown error occurred\. Please consult the log for more details/,
]

/** Whether a message of VS Code's page says nothing about our extension. */
export function isNoise(message: string): boolean {
  return noise.some((pattern) => pattern.test(message))
}

/**
 * The errors in the extension hosts' logs of a server, each with its stack: what extensions did not catch, and what VS Code
 * says of them.
 */
export async function extensionHostErrors(serverDataFolder: string): Promise<string[]> {
  const logs = await readExtensionHostLogs(serverDataFolder)
  return logs
    .flatMap(messages)
    .filter((message) => /^\S+ \S+ \[(error|critical)\] /.test(message) && !isOfEditor(message))
}

/** How many extension hosts of a server have started what every window starts with: one for each time a window was opened. */
export async function startedExtensionHosts(serverDataFolder: string): Promise<number> {
  const logs = await readExtensionHostLogs(serverDataFolder)
  return logs.filter((log) => /\[info\] Eager extensions activated$/m.test(log)).length
}

/**
 * VS Code gives up what a window that closes was still to be told, rows that are opened while their view is made again, and its
 * own server for Markdown where that does not start in time.
 */
function isOfEditor(message: string): boolean {
  return /Unable to refresh tree view \S+: Canceled\s*$|No tree item with id '[^']*' found|\[vscode\.markdown-language-features\] provider FAILED|Starting server failed\s[\s\S]*[\\/]markdown-language-features[\\/]/.test(
    message,
  )
}

async function readExtensionHostLogs(serverDataFolder: string): Promise<string[]> {
  const folder = path.join(serverDataFolder, 'data', 'logs')
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const files = names.filter((name) => path.basename(name) === 'remoteexthost.log')
  return Promise.all(files.map((name) => readFile(path.join(folder, name), 'utf8')))
}

/** A log's messages; each begins with its time. */
function messages(log: string): string[] {
  return log.split(/^(?=\d{4}-\d\d-\d\d \d\d:\d\d:\d\d)/m)
}
