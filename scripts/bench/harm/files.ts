import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Figure } from './figure.ts'

const writer = fileURLToPath(new URL('writeWithoutEnd.ts', import.meta.url))
const kills = 50
/** The writer has begun by then, and has written all of its files several times at the end of it. */
const firstKillMs = 300
const killWithinMs = 700

/** What kills at random moments leave of the files of an export, of which each version is one letter repeated. */
export async function measureFiles(folder: string): Promise<readonly Figure[]> {
  const target = path.join(folder, 'export')
  let torn = 0
  let running = 0
  for (let count = 0; count < kills; count++) {
    const child = spawn(process.execPath, [writer, target], { stdio: 'ignore' })
    const ended = once(child, 'exit')
    await setTimeout(firstKillMs + (killWithinMs * ((count * 37) % kills)) / kills)
    child.kill('SIGKILL')
    const [, signal] = await ended
    if (signal === 'SIGKILL') running++
    torn += tornFiles(target)
  }
  return [
    { what: 'torn files after 50 kills during an export', figure: torn, unit: 'files', aim: 'none' },
    { what: '  kills that met it at work', figure: running, unit: 'kills', aim: '50' },
  ]
}

function tornFiles(folder: string): number {
  if (!existsSync(folder)) return 0
  const names = readdirSync(folder).filter((name) => !name.startsWith('.'))
  return names.filter((name) => !/^(.)\1*$/.test(readFileSync(path.join(folder, name), 'utf8'))).length
}
