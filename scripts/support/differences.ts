import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

export interface Difference {
  /** Relative to the folders. */
  readonly file: string
  /** "is missing after", or the first lines that differ. */
  readonly problem: string
}

/** Compares all files of two folders by their bytes. */
export async function differencesBetween(
  before: string,
  after: string,
): Promise<{ readonly files: number; readonly differences: readonly Difference[] }> {
  const [old, now] = [await filesIn(before), await filesIn(after)]
  const all = [...new Set([...old, ...now])].sort()
  const differences: Difference[] = []
  for (const file of all) {
    const problem = !old.has(file)
      ? 'is new'
      : !now.has(file)
        ? 'is missing'
        : differenceOf(await readFile(path.join(before, file)), await readFile(path.join(after, file)))
    if (problem !== undefined) differences.push({ file, problem })
  }
  return { files: all.length, differences }
}

async function filesIn(folder: string): Promise<ReadonlySet<string>> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = found.filter((entry) => entry.isFile())
  return new Set(files.map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name))))
}

/** The first line that is not the same in both; `undefined` for the same bytes. */
function differenceOf(before: Buffer, after: Buffer): string | undefined {
  if (before.equals(after)) return undefined
  const [old, now] = [before.toString().split('\n'), after.toString().split('\n')]
  const line = old.findIndex((text, index) => text !== now[index])
  const at = line < 0 ? old.length : line
  return `differs in line ${at + 1}\n  - ${old[at] ?? ''}\n  + ${now[at] ?? ''}`
}
