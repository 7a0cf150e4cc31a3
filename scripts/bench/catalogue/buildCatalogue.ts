// Imports with the command line itself, in a process of its own, as the editor does.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { ReportLine } from '../../../src/catalogue/workerCatalogue.ts'
import { projectRoot } from '../../support/project.ts'
import { writeSnapshotFile } from './snapshotFile.ts'

/** The catalogue of that many papers in the folder, made where it is not there yet. */
export async function catalogueIn(folder: string, papers: number): Promise<string> {
  const catalogue = path.join(folder, `catalogue-${papers}.sqlite`)
  if (existsSync(catalogue)) return catalogue
  const file = path.join(folder, 'snapshot.json')
  writeSnapshotFile(file, papers)
  await importIntoCatalogue(file, catalogue)
  await rm(file)
  return catalogue
}

/** Gives the number of papers that were read. */
async function importIntoCatalogue(file: string, catalogue: string): Promise<number> {
  const program = path.join(projectRoot, 'src', 'cli', 'main.ts')
  const child = spawn(
    process.execPath,
    [program, 'catalogue', 'import', file, '--catalogue', catalogue, '--json'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  const exit = once(child, 'exit')
  let papers = 0
  for await (const text of createInterface({ input: child.stdout })) {
    const line: ReportLine = JSON.parse(text)
    if (line.kind === 'result') papers = line.papers
  }
  await exit
  return papers
}
