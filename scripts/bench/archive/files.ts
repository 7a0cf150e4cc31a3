// The archives that are measured: real digests repeated under other names and ids, or made-up ones.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { projectRoot } from '../../support/project.ts'

export interface ArchiveFiles {
  readonly folder: string
  readonly files: number
  readonly megabytes: number
}

/** Real digests from beside the checkout, which the project does not ship, or the sample's, under other names and ids. */
export async function writeRepeatedArchive(folder: string, fileCount: number): Promise<ArchiveFiles> {
  const corpus = path.join(projectRoot, '..', 'shared', 'corpus', 'dev')
  const source = existsSync(corpus) ? corpus : path.join(projectRoot, 'sample')
  const texts = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:md|digest)$/.test(file) && path.basename(file) !== 'README.md')
    .map((file) => ({ name: path.basename(file), text: readFileSync(path.join(source, file), 'utf8') }))
  return writeArchive(folder, fileCount, (index) => {
    const { name, text } = texts[index % texts.length] ?? { name: 'none.md', text: '' }
    const round = Math.floor(index / texts.length)
    return { file: path.join(`round ${round}`, name), text: withOtherIds(text, round) }
  })
}

/** Every paper gets a number of its own in each round, so that no round repeats another's papers. */
function withOtherIds(text: string, round: number): string {
  return text.replace(/(\d{4}\.)(\d{5})/g, (_whole, month: string, number: string) => {
    return month + String(((Number(number) + 997 * round) % 99_999) + 1).padStart(5, '0')
  })
}

/** Ten entries a digest, a digest each day for decades; every fifth day covers a paper of long ago. */
export function writeGeneratedArchive(folder: string, fileCount: number): Promise<ArchiveFiles> {
  return writeArchive(folder, fileCount, (index) => {
    const day = new Date(Date.UTC(1990, 0, 1 + index)).toISOString().slice(0, 10)
    const entries = Array.from({ length: 10 }, (_, place) => entryText(index, place))
    const text = `# Reading notes, ${day}\n\n${entries.join('\n')}\n#review #topic_${index % 40}\n`
    return { file: path.join(day.slice(0, 4), `${day}.md`), text }
  })
}

function entryText(index: number, place: number): string {
  const repeats = index >= 1000 && index % 5 === 0 && place === 0
  const paper = (repeats ? index - 1000 : index) * 10 + place
  const month = 1501 + 100 * (Math.floor(paper / 12_000) % 60) + (Math.floor(paper / 1000) % 12)
  const id = `${month}.${String((paper % 1000) * 7 + Math.floor(paper / 720_000) + 1).padStart(5, '0')}`
  const said = `Said of number ${place}: it is slower than hoped, better than feared, and explains its ablations well.`
  return `Models of Number ${paper} for Long and Longer Texts\nhttps://arxiv.org/abs/${id}\n${said} #tag_${paper % 200}\n`
}

async function writeArchive(
  folder: string,
  fileCount: number,
  textOf: (index: number) => { readonly file: string; readonly text: string },
): Promise<ArchiveFiles> {
  let bytes = 0
  const folders = new Set<string>()
  for (let index = 0; index < fileCount; index++) {
    const { file, text } = textOf(index)
    const target = path.join(folder, file)
    const parent = path.dirname(target)
    if (!folders.has(parent)) await mkdir(parent, { recursive: true })
    folders.add(parent)
    await writeFile(target, text)
    bytes += Buffer.byteLength(text)
  }
  return { folder, files: fileCount, megabytes: bytes / 1e6 }
}

export function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:md|digest)$/.test(file))
    .map((file) => path.join(folder, file))
}
