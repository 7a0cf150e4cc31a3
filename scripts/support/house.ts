// The figures by which the source is kept in few, full files: how many there are, how large, and what they take of each other.
import path from 'node:path'
import {
  circlesIn,
  exportsOf,
  graphOf,
  type Import,
  importsOf,
  longestChain,
  type SourceTexts,
} from './sourceGraph.ts'

export interface Figure {
  readonly name: string
  readonly value: number
  readonly unit?: '%'
  /** `most: 20` reads "at most 20". */
  readonly limit?: { readonly most: number } | { readonly least: number }
}

export interface FolderSize {
  readonly folder: string
  readonly files: number
  readonly lines: number
}

export interface House {
  readonly figures: readonly Figure[]
  readonly folders: readonly FolderSize[]
  /** From the file that imports to the last one that is imported. */
  readonly chain: readonly string[]
  readonly circles: readonly (readonly string[])[]
  /** Exports by file that one other file of the source takes, members of families and what a test needs aside. */
  readonly usedOnce: ReadonlyMap<string, readonly string[]>
  /** Files under 30 lines, members of families aside. */
  readonly small: readonly string[]
}

/** Files of fewer lines are small: they are for members of families. */
const fewLines = 30

/**
 * Measures the source. Tests and scripts are users of its exports, and nothing of theirs is counted otherwise; what one of them
 * needs is rightly exported.
 * @param others the texts of tests and scripts
 */
export function measureHouse(source: SourceTexts, others: SourceTexts = new Map()): House {
  const imports = importsOf(new Map([...source, ...others]))
  const graph = graphOf(source, imports)
  const lines = new Map([...source].map(([file, text]) => [file, lineCount(text)]))
  const isMember = memberTest(imports)
  const small = [...lines]
    .filter(([file, count]) => count < fewLines && !isMember(file))
    .map(([file]) => file)
  const [chain, circles] = [longestChain(graph), circlesIn(graph)]
  const exports = exportUse(source, imports)
  const usedOnce = exports.filter(
    ({ file, users }) => users.size === 1 && !isMember(file) && [...users].every((user) => source.has(user)),
  )
  const total = sum([...lines.values()])
  return {
    figures: [
      { name: 'files', value: source.size, limit: { most: 330 } },
      { name: 'lines', value: total },
      { name: 'lines of a file, mean', value: total / source.size, limit: { least: 85 } },
      { name: 'lines of the longest file', value: Math.max(...lines.values()), limit: { most: 400 } },
      {
        name: `files under ${fewLines} lines, members of families aside`,
        value: small.length,
        limit: { most: 40 },
      },
      { name: 'longest chain of imports, in files', value: chain.length, limit: { most: 20 } },
      { name: 'circles of imports', value: circles.length, limit: { most: 0 } },
      { name: 'exports', value: exports.length },
      {
        name: 'exports that one other file uses, members of families and what tests need aside',
        value: share(usedOnce.length, exports.length),
        unit: '%',
        limit: { most: 15 },
      },
      {
        name: 'exports that no other file uses',
        value: share(exports.filter(({ users }) => users.size === 0).length, exports.length),
        unit: '%',
      },
    ],
    folders: foldersOf(lines),
    chain,
    circles,
    usedOnce: namesByFile(usedOnce),
    small,
  }
}

/** Figures with their limits, then folders with their sizes, as tables in Markdown. */
export function describeHouse({ figures, folders }: Pick<House, 'figures' | 'folders'>): string {
  const table = (rows: readonly (readonly string[])[]) =>
    rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
  return [
    table([
      ['figure', 'now', 'limit'],
      ['---', '---', '---'],
      ...figures.map((figure) => [figure.name, describeValue(figure), describeLimit(figure)]),
    ]),
    table([
      ['folder', 'files', 'lines', 'mean'],
      ['---', '---', '---', '---'],
      ...folders.map(({ folder, files, lines }) => [
        `\`${folder}\``,
        String(files),
        String(lines),
        String(Math.round(lines / files)),
      ]),
    ]),
  ].join('\n\n')
}

/** The figures that miss their limits. */
export function beyondLimits(figures: readonly Figure[]): readonly Figure[] {
  return figures.filter(({ value, limit }) => {
    if (!limit) return false
    return 'most' in limit ? value > limit.most : value < limit.least
  })
}

function describeValue({ value, unit }: Figure): string {
  return unit === '%' ? `${value.toFixed(1)} %` : String(Math.round(value))
}

function describeLimit({ limit, unit }: Figure): string {
  if (!limit) return ''
  const words = 'most' in limit ? `at most ${limit.most}` : `at least ${limit.least}`
  return unit === '%' ? `${words} %` : words
}

/** A family has a list: a member is a file that the `index.ts` beside it imports. */
function memberTest(imports: readonly Import[]): (file: string) => boolean {
  const members = new Set(
    imports
      .filter(({ from, to }) => path.posix.basename(from) === 'index.ts' && isBeside(from, to))
      .map(({ to }) => to),
  )
  return (file) => members.has(file)
}

function isBeside(one: string, other: string): boolean {
  return path.posix.dirname(one) === path.posix.dirname(other)
}

interface ExportUse {
  readonly file: string
  readonly name: string
  /** The other files that take it. */
  readonly users: ReadonlySet<string>
}

function exportUse(source: SourceTexts, imports: readonly Import[]): readonly ExportUse[] {
  const importsByFile = Map.groupBy(imports, ({ to }) => to)
  return [...source].flatMap(([file, text]) => {
    const own = (importsByFile.get(file) ?? []).filter(({ from }) => from !== file)
    return exportsOf(text).map((name) => {
      const takers = own.filter(({ names }) => names === undefined || names.includes(name))
      return { file, name, users: new Set(takers.map(({ from }) => from)) }
    })
  })
}

function namesByFile(exports: readonly ExportUse[]): ReadonlyMap<string, readonly string[]> {
  const byFile = Map.groupBy(exports, ({ file }) => file)
  return new Map([...byFile].map(([file, own]) => [file, own.map(({ name }) => name)]))
}

/** Folders of the first level, and those of the core by themselves. */
function foldersOf(lines: ReadonlyMap<string, number>): readonly FolderSize[] {
  const byFolder = Map.groupBy(lines, ([file]) => {
    const folders = path.posix.dirname(file).split('/')
    return folders.slice(0, folders[1] === 'core' ? 3 : 2).join('/')
  })
  return [...byFolder]
    .map(([folder, files]) => ({ folder, files: files.length, lines: sum(files.map(([, count]) => count)) }))
    .sort((a, b) => (a.folder < b.folder ? -1 : 1))
}

/** Line ends, as `wc -l` counts them. */
function lineCount(text: string): number {
  return text.split('\n').length - 1
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : (100 * part) / whole
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
