import { spawn } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { killWhileWriting, writingTime } from '../../../test/helpers/killWhileWriting.ts'
import type { Figure } from './figure.ts'

const writer = fileURLToPath(new URL('writeVersion.ts', import.meta.url))
const kills = 50
/** Of the time that writing takes: the last moments are too near its end. */
const killWithin = 0.8

/** What kills at random moments leave of the files of an export, of which each version is one letter repeated. */
export async function measureFiles(folder: string): Promise<readonly Figure[]> {
  const target = path.join(folder, 'export')
  mkdirSync(target)
  const start = (version: number) => () =>
    spawn(process.execPath, [writer, target, String.fromCharCode(97 + (version % 26))], { stdio: 'ignore' })
  await writingTime(start(0), target)
  let writesMs = await writingTime(start(1), target)
  let torn = 0
  let inTime = 0
  for (let count = 0; count < kills; count++) {
    const afterMs = writesMs * killWithin * (((count * 37) % kills) / kills)
    if (await killWhileWriting(start(count + 2), target, afterMs)) inTime++
    // The machine was busier when the time was measured.
    else writesMs *= 0.7
    torn += tornFiles(target)
  }
  return [
    { what: 'torn files after 50 kills during an export', figure: torn, unit: 'files', aim: 'none' },
    {
      what: `  kills while it was writing, for ${Math.round(writesMs)} ms`,
      figure: inTime,
      unit: 'kills',
      aim: '45 at least',
    },
  ]
}

function tornFiles(folder: string): number {
  const names = readdirSync(folder).filter((name) => !name.startsWith('.'))
  return names.filter((name) => !/^(.)\1*$/.test(readFileSync(path.join(folder, name), 'utf8'))).length
}
