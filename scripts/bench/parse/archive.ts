// How long an archive takes that is read for the first time, each run in a process of its own: compiling is a part of it.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { runOrThrow } from '../../support/run.ts'
import { writeRepeatedArchive } from '../archive/files.ts'
import { at } from './timing.ts'

export interface ColdArchive {
  readonly files: number
  readonly megabytes: number
  /** Medians of what the processor needs, beside a Markdown language service on the same files. */
  readonly msPerFile: number
  readonly languageServiceMsPerFile: number
  readonly ratio: number
}

const fileCount = 1_700
const rounds = 5

export async function measureArchive(): Promise<ColdArchive> {
  const folder = await mkdtemp(path.join(tmpdir(), 'research-digest-parse-'))
  try {
    const { files, megabytes } = await writeRepeatedArchive(folder, fileCount)
    const ours: number[] = []
    const others: number[] = []
    // By turns, so that what else the machine does concerns both.
    for (let round = 0; round < rounds; round++) {
      ours.push(await coldRun('index', folder))
      others.push(await coldRun('languageService', folder))
    }
    const [msPerFile, languageServiceMsPerFile] = [at(ours, 0.5) / files, at(others, 0.5) / files]
    return {
      files,
      megabytes,
      msPerFile,
      languageServiceMsPerFile,
      ratio: msPerFile / languageServiceMsPerFile,
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function coldRun(subject: string, folder: string): Promise<number> {
  const program = path.join(import.meta.dirname, '..', 'archive', 'coldRun.ts')
  const { processorMs } = JSON.parse(
    await runOrThrow(process.execPath, [program, subject, folder], { quiet: true }),
  )
  return processorMs
}
