// Runs `scripts/COMMAND.ts` with the project's own Node, after making sure that what package-lock.json names is
// installed. Plain JavaScript without imports of packages: it must run on any Node from 20 on, with nothing installed.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, lstatSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { whenParentEnds } from './support/whenParentEnds.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const onWindows = process.platform === 'win32'
const pinnedNode = join(root, 'node_modules', 'node', 'bin', onWindows ? 'node.exe' : 'node')
const stamp = join(root, 'node_modules', '.installed-lock.sha256')

function main([command, ...args]) {
  const script = join(root, 'scripts', `${command}.ts`)
  if (!command || !existsSync(script)) {
    console.error(
      `Usage: node scripts/bootstrap.mjs COMMAND [arguments]; there is no command "${command ?? ''}".`,
    )
    process.exit(2)
  }
  installPackages()
  runPinned(script, args)
}

function installPackages() {
  const lock = readFileSync(join(root, 'package-lock.json'), 'utf8')
  const digest = createHash('sha256').update(lock).digest('hex')
  if (existsSync(pinnedNode)) {
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === digest) return
    if (isInstalled(lock)) return writeFileSync(stamp, digest)
  }
  if (existsSync(pinnedNode) && lstatSync(join(root, 'node_modules')).isSymbolicLink()) {
    // The checkout to which the folder belongs would lose its packages.
    console.error('node_modules is a link and lacks what package-lock.json names. Run npm ci where it leads.')
    return
  }
  console.log('Installing the packages of package-lock.json (npm ci) ...')
  const { status, error } = spawnSync('npm', ['ci', '--loglevel=error'], {
    cwd: root,
    stdio: 'inherit',
    shell: onWindows,
  })
  if (status !== 0 || !existsSync(pinnedNode)) {
    console.error(error ?? 'npm ci failed, or did not run the install scripts that fetch Node; see above.')
    process.exit(1)
  }
  writeFileSync(stamp, digest)
}

/** Whether npm's own record of what it installed names every package that the lock file asks for on this platform. */
function isInstalled(lock) {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages
  return Object.entries(JSON.parse(lock).packages).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  )
}

function runPinned(script, args) {
  const path = [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter)
  // Windows may spell the variable "Path"; a second spelling would be ignored there.
  const name = Object.keys(process.env).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH'
  const child = spawn(pinnedNode, [script, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, [name]: path },
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  whenParentEnds(() => child.kill('SIGTERM'))
  child.on('error', (error) => {
    console.error(error.message)
    process.exit(1)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]))
}

main(process.argv.slice(2))
