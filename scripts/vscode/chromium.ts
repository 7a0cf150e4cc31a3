import { access, constants, readFile } from 'node:fs/promises'
import path from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { run, runOrThrow } from '../support/run.ts'

const namesOnPath = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'msedge',
  'microsoft-edge',
]

const usualPlaces: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable]
    if (!folder) return []
    return ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'].map(
      (file) => path.join(folder, file),
    )
  }),
}

/** None of these may be left out on a machine without a display, a sandbox or a network. */
const launchFlags = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts a headless Chrome or Chromium, installing Debian's where there is none and that is possible. */
export async function launchChromium(signal?: AbortSignal): Promise<Browser> {
  const executablePath = await findOrInstallChromium(signal)
  signal?.throwIfAborted()
  return chromium.launch({ executablePath, args: launchFlags, handleSIGINT: false, handleSIGTERM: false })
}

/** @throws when there is none and none can be installed here; the message says what to install. */
async function findOrInstallChromium(signal: AbortSignal | undefined): Promise<string> {
  const found = await findChromium()
  const missing = [...(found ? [] : ['chromium']), ...((await lacksCjkFont()) ? ['fonts-noto-cjk'] : [])]
  if (missing.length > 0 && (await canInstallDebianPackages())) await installDebianPackages(missing, signal)
  const chosen = found ?? (await findChromium())
  if (chosen) return chosen
  throw new Error(
    'The tests in the editor need Chrome or Chromium, and none was found. Install one: `apt-get install chromium ' +
      'fonts-noto-cjk` on Debian or Ubuntu, or Google Chrome from its own site; or set CHROME_PATH to its program.',
  )
}

async function findChromium(): Promise<string | undefined> {
  const chosen = process.env.CHROME_PATH
  if (chosen) {
    if (await isProgram(chosen)) return chosen
    throw new Error(`CHROME_PATH names ${chosen}, which is not a program that can be run.`)
  }
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const onPath = namesOnPath.flatMap((name) => folders.map((folder) => path.join(folder, name + suffix)))
  for (const file of [...onPath, ...(usualPlaces[process.platform] ?? [])]) {
    if (await isProgram(file)) return file
  }
  return undefined
}

function isProgram(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  )
}

/** Whether digests in Chinese, Japanese and Korean would show as boxes; only Linux comes without such fonts. */
async function lacksCjkFont(): Promise<boolean> {
  if (process.platform !== 'linux') return false
  const listed = await run('fc-list', [':lang=ko', 'family'], { quiet: true }).catch(() => undefined)
  return !listed?.output.trim()
}

async function canInstallDebianPackages(): Promise<boolean> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '')
  // Ubuntu's package of that name only points to a snap, which servers and containers cannot run.
  return /^ID=debian$/m.test(release)
}

async function installDebianPackages(
  names: readonly string[],
  signal: AbortSignal | undefined,
): Promise<void> {
  console.log(`Installing Debian's ${names.join(' and ')} ...`)
  const options = { quiet: true, env: { DEBIAN_FRONTEND: 'noninteractive' }, ...(signal && { signal }) }
  await runOrThrow('apt-get', ['update', '-q'], options)
  await runOrThrow('apt-get', ['install', '-q', '-y', '--no-install-recommends', ...names], options)
}
