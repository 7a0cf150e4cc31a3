// What the inbox keeps between sessions, in a folder that all windows share: a file of marks, to which each window
// appends lines, and for some weeks what feeds have said, with one file per day and query, which is replaced as a
// whole. Windows write nothing else together, and an unreadable file does not affect the others.

import { createHash } from 'node:crypto'
import { appendFile, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { forEachInSlices } from '../core/base/async.ts'
import { groupBy } from '../core/base/groups.ts'
import { type Announcement, type AskedFeed, readAnnouncement, readAskedFeed } from '../core/inbox/feed.ts'
import { type Marks, readMarks } from '../core/inbox/inbox.ts'
import { replaceFile, requireFolder } from './replaceFile.ts'

const marksName = 'marks.txt'
const dayName = /^(\d{4}-\d\d-\d\d)-[0-9a-f]{16}\.jsonl$/
/** Larger files are not ours. */
const mostBytes = 50_000_000
/** How long papers are kept, in days; marks are kept for good. */
const keptDays = 30
const dayMs = 24 * 3_600_000

/** What came of a question. */
interface Answer {
  readonly asked: AskedFeed
  readonly announcements: readonly Announcement[]
}

/**
 * The files of the inbox. Methods that write reject with errors of the file system; what they could not write is known
 * until this object is gone.
 */
export class InboxFolder {
  readonly #folder: string
  readonly #unwritten = new Map<string, Answer>()

  constructor(folder: string) {
    this.#folder = folder
  }

  async marks(): Promise<Marks> {
    return readMarks((await this.#read(marksName)) ?? '')
  }

  /** Appends lines, as other windows also do. An incomplete line left by a killed process is ended first. */
  async addMarks(lines: string): Promise<void> {
    requireFolder(this.#folder)
    const file = this.#file(marksName)
    await appendFile(file, (await endsInLine(file)) ? `\n${lines}` : lines)
  }

  /** Everything that feeds have said lately, whoever asked. */
  async announcements(): Promise<readonly Announcement[]> {
    const found: Announcement[] = []
    for (const name of await this.#names()) if (dayName.test(name)) found.push(...(await this.#day(name)))
    return [...found, ...[...this.#unwritten.values()].flatMap(({ announcements }) => announcements)]
  }

  /** Another text whenever {@link announcements} may have changed: a month of them takes long to read. */
  async version(): Promise<string> {
    const stamps: string[] = []
    for (const name of await this.#names()) {
      const found = dayName.test(name) && (await stat(this.#file(name)).catch(() => undefined))
      if (found) stamps.push(`${name} ${found.ino} ${found.size} ${found.mtimeMs}`)
    }
    for (const [key, { asked }] of this.#unwritten) stamps.push(`${key} ${asked.askedAt}`)
    return stamps.sort().join('\n')
  }

  /** When these topics were asked for last, and what came of it. */
  async asked(topics: readonly string[]): Promise<AskedFeed | undefined> {
    const key = keyOf(topics)
    const unwritten = this.#unwritten.get(key)?.asked
    return unwritten ?? readAskedFeed(parsed((await this.#read(`asked-${key}.json`)) ?? ''))
  }

  /**
   * Adds the result of a query to earlier ones. Announcements dated far from now are ignored. Because the clock may be wrong, old
   * ones are dropped only when they are a month older than both now and the latest announcement.
   */
  async keep(
    topics: readonly string[],
    asked: AskedFeed,
    announcements: readonly Announcement[],
  ): Promise<void> {
    const isNear = ({ day }: Announcement) => Math.abs(Date.parse(day) - asked.askedAt) <= keptDays * dayMs
    const answer = { asked, announcements: announcements.filter(isNear) }
    const key = keyOf(topics)
    this.#unwritten.set(key, answer)
    await this.#write(key, answer)
    this.#unwritten.delete(key)
  }

  async #write(key: string, { asked, announcements }: Answer): Promise<void> {
    requireFolder(this.#folder)
    for (const [day, said] of groupBy(announcements, (each) => each.day)) {
      const name = `${day}-${key}.jsonl`
      // A partly stale feed has fewer papers of that day than before.
      const all = [...(await this.#day(name)), ...said]
      const each = new Map(all.map((one) => [`${one.kind} ${one.paper.id}`, one]))
      await replaceFile(this.#file(name), linesOf(each.values()))
    }
    await replaceFile(this.#file(`asked-${key}.json`), `${JSON.stringify(asked)}\n`)
    const latest = Math.max(...announcements.map(({ day }) => Date.parse(day)))
    const oldest = Math.min(latest, asked.askedAt) - keptDays * dayMs
    for (const name of await this.#names()) {
      const [, day = ''] = dayName.exec(name) ?? []
      if (Date.parse(day) < oldest) await rm(this.#file(name), { force: true })
    }
  }

  async #day(name: string): Promise<readonly Announcement[]> {
    const said: Announcement[] = []
    await forEachInSlices(((await this.#read(name)) ?? '').split('\n'), (line) => {
      const announcement = readAnnouncement(parsed(line))
      if (announcement) said.push(announcement)
    })
    return said
  }

  async #names(): Promise<readonly string[]> {
    return readdir(this.#folder).catch(() => [])
  }

  /** `undefined` if there is no such file, or it cannot be read. */
  async #read(name: string): Promise<string | undefined> {
    const file = this.#file(name)
    try {
      return (await stat(file)).size > mostBytes ? undefined : await readFile(file, 'utf8')
    } catch {
      return undefined
    }
  }

  #file(name: string): string {
    return path.join(this.#folder, name)
  }
}

/** A name for a set of topics, such as categories, of whatever length. */
function keyOf(topics: readonly string[]): string {
  const set = [...new Set(topics)].sort().join('+')
  return createHash('sha256').update(set).digest('hex').slice(0, 16)
}

function* linesOf(announcements: Iterable<Announcement>): Generator<string> {
  for (const announcement of announcements) yield `${JSON.stringify(announcement)}\n`
}

/** `undefined` if it is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Whether a file ends in the middle of a line. */
async function endsInLine(file: string): Promise<boolean> {
  try {
    await using handle = await open(file)
    const { size } = await handle.stat()
    if (size === 0) return false
    const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1)
    return buffer[0] !== 0x0a
  } catch {
    return false
  }
}
