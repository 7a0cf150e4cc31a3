import ignore, { type Ignore } from 'ignore'

/**
 * Untrusted globs: `*`, `?`, `**`, `{a,b}`, `[a-z]` and `[!a-z]`, as VS Code reads them. Each becomes an automaton
 * whose states are followed simultaneously, so that matching takes time in proportion to the length of glob and path,
 * and not to the number of ways in which they could match: the usual matchers try these one by one, and a dozen stars
 * block them for hours.
 *
 * `*` and `?` stay within one folder; `**` as a whole segment is any number of folders, including none. A path does not
 * start with a slash. Globs and paths are compared in the composed form of Unicode: names from macOS are decomposed.
 */
export class Globs {
  readonly #automata: readonly (readonly State[])[]
  /** Globs that are not used, because they are longer or more than anybody needs. */
  readonly ignored: readonly string[]

  constructor(globs: readonly string[], limits: GlobLimits = defaultLimits) {
    let characters = 0
    const isUsed = (glob: string, index: number) => {
      characters += glob.length
      return index < limits.globs && glob.length <= limits.length && characters <= limits.characters
    }
    const used = globs.map(isUsed)
    this.ignored = globs.filter((_, index) => !used[index])
    this.#automata = globs.filter((_, index) => used[index]).map((glob) => new Compiler(glob).compile())
  }

  /** Whether one of the globs matches the whole path, whose folders are separated by slashes. */
  match(path: string): boolean {
    return this.#accept(path, false)
  }

  /** Whether one of the globs matches the path or a folder above it, as a glob that excludes a folder does. */
  covers(path: string): boolean {
    return this.#accept(path, true)
  }

  #accept(path: string, orFolder: boolean): boolean {
    if (path.length > longestPath) return false
    const composed = path.normalize()
    return this.#automata.some((states) => accepts(states, composed, orFolder))
  }
}

/** Whether a glob is malformed, and so matches nothing that its writer can have meant. */
export function matchesNothing(glob: string): boolean {
  if (/^!|(?:^|\/)\.\.(?:\/|$)|\\(?![[\]{}!,])/.test(glob)) return true
  const braces = glob.replace(/\\./gs, '').replace(/\[[!^]?\]?[^[\]/]*\]/g, '')
  let depth = 0
  for (const character of braces.replace(/[^{}[]/g, '')) {
    if (character === '[') return true
    depth = Math.max(0, depth + (character === '{' ? 1 : -1))
  }
  return depth > 0
}

/**
 * Whether a glob that should keep files private is probably meant otherwise than it is read: as several globs, as one
 * with quotation marks, as a pattern of a shell or a regular expression, or as a path that does not start from its
 * folder. A character in brackets or after a backslash is meant as it is.
 */
export function isDoubtful(glob: string): boolean {
  if (matchesNothing(glob) || placeElsewhere.test(glob) || outerSigns.test(glob)) return true
  const bare = glob.replace(/\\./gs, '_').replace(/\[[!^]?\]?[^[\]/]*\]/g, '_')
  const withoutBraces = bare.replace(/\{[^{}]*\}/g, '_').replace(/\{[^{}]*\}/g, '_')
  return severalGlobs.test(bare) || emptyFolder.test(bare) || withoutBraces.includes(',')
}

const placeElsewhere = /^(?:[/$%]|~[^/]*\/|[a-z]+:[/\\])/i
const outerSigns = /^[-^\s\p{Cf}'`‘“]|[\s\p{Cf}'`’”]$/u
const severalGlobs = /["|;\p{Cc}]|[@+?*!]\(|(?:\*\*|\/|\.[a-z]{1,9})\s/iu
const emptyFolder = /\/\/|\/\.(?:\/|$)|^\.\/?$/

interface GlobLimits {
  readonly globs: number
  /** Of one glob. */
  readonly length: number
  /** Of all globs together. */
  readonly characters: number
}

export const longestGlob = 250
export const mostGlobs = 100
const defaultLimits: GlobLimits = { globs: mostGlobs, length: longestGlob, characters: 5_000 }
/** For globs that keep files private: an unused one would publish them. */
export const noLimits: GlobLimits = {
  globs: Number.POSITIVE_INFINITY,
  length: Number.POSITIVE_INFINITY,
  characters: Number.POSITIVE_INFINITY,
}
/** The longest path on any system. */
const longestPath = 4_096

interface State {
  /** The characters that lead on from here; if missing, no character is needed. */
  readonly takes?: (character: string) => boolean
  readonly next: number[]
}

const notSlash = (character: string) => character !== '/'
const anything = () => true

/**
 * The first state is the start, the second one accepts.
 * @param orFolder whether a match of a folder of the path is enough
 */
function accepts(states: readonly State[], path: string, orFolder = false): boolean {
  let active = reachable(states, [0])
  for (const character of path) {
    if (orFolder && character === '/' && active.has(1)) return true
    const after = [...active].flatMap((state) =>
      states[state]?.takes?.(character) ? (states[state]?.next ?? []) : [],
    )
    if (after.length === 0) return false
    active = reachable(states, after)
  }
  return active.has(1)
}

/** These states and those that can be reached without a character. */
function reachable(states: readonly State[], from: readonly number[]): ReadonlySet<number> {
  const found = new Set(from)
  for (const index of found) {
    const state = states[index]
    if (state && !state.takes) for (const next of state.next) found.add(next)
  }
  return found
}

class Compiler {
  readonly #glob: string
  readonly #states: State[] = [{ next: [] }, { next: [] }]
  #at = 0

  constructor(glob: string) {
    this.#glob = glob
      .normalize()
      .replace(/^\.?\//, '')
      .replace(/(?<=[^/])\/+$/, '')
  }

  compile(): readonly State[] {
    this.#lead(this.#sequence(0, this.#glob.length), 1)
    return this.#states
  }

  /** Builds the part up to the end, from a state on; returns the state after it. */
  #sequence(start: number, end: number): number {
    let state = start
    while (this.#at < end) state = this.#one(state, end)
    return state
  }

  #one(from: number, end: number): number {
    const rest = this.#glob.slice(this.#at, end)
    const isAtStart = this.#at === 0 || /[/{,]/.test(this.#glob.charAt(this.#at - 1))
    if (isAtStart && rest.startsWith('**/')) return this.#folders(from)
    if (rest === '/**') return this.#below(from, end)
    if (isAtStart && rest === '**') return this.#star(from, end, anything)
    const stars = /^\*+/.exec(rest)?.[0].length ?? 0
    if (stars > 0) return this.#star(from, this.#at + stars, notSlash)
    if (rest.startsWith('{')) return this.#alternatives(from, end) ?? this.#literal(from)
    if (rest.startsWith('[')) return this.#set(from, rest) ?? this.#literal(from)
    if (rest.startsWith('?')) return this.#step(from, 1, notSlash)
    return this.#literal(from)
  }

  /** Any number of folders, each with its slash. */
  #folders(from: number): number {
    this.#at += '**/'.length
    const inside = this.#add(anything)
    const slash = this.#add((character) => character === '/')
    const after = this.#add()
    for (const state of [inside, slash, after]) this.#lead(from, state)
    for (const state of [inside, slash]) this.#lead(inside, state)
    this.#lead(slash, after)
    return after
  }

  /** The folder itself, and everything in it. */
  #below(from: number, end: number): number {
    const slash = this.#add((character) => character === '/')
    const after = this.#star(slash, end, anything)
    this.#lead(from, slash)
    this.#lead(from, after)
    return after
  }

  #star(from: number, end: number, takes: (character: string) => boolean): number {
    this.#at = end
    const loop = this.#add(takes)
    const after = this.#add()
    for (const state of [loop, after]) {
      this.#lead(from, state)
      this.#lead(loop, state)
    }
    return after
  }

  #alternatives(from: number, end: number): number | undefined {
    const ends = endsOfAlternatives(this.#glob, this.#at, end)
    if (!ends) return undefined
    const after = this.#add()
    for (const close of ends) {
      this.#at++
      const start = this.#add()
      this.#lead(from, start)
      this.#lead(this.#sequence(start, close), after)
    }
    this.#at++
    return after
  }

  #set(from: number, rest: string): number | undefined {
    const [whole = '', negation = '', inside = ''] = /^\[([!^]?)(\]?[^\]/]*)\]/.exec(rest) ?? []
    if (inside === '') return undefined
    const ranges = Array.from(inside.matchAll(/(.)-(.)|(.)/gsu), ([, low, high, one]) => [
      low ?? one,
      high ?? one,
    ])
    const isIn = (character: string) =>
      ranges.some(([low = '', high = '']) => character >= low && character <= high)
    return this.#step(
      from,
      whole.length,
      (character) => notSlash(character) && isIn(character) === (negation === ''),
    )
  }

  #literal(from: number): number {
    const escaped = /^\\(.)/su.exec(this.#glob.slice(this.#at))?.[1]
    const wanted = escaped ?? String.fromCodePoint(this.#glob.codePointAt(this.#at) ?? 0)
    return this.#step(
      from,
      wanted.length + (escaped === undefined ? 0 : 1),
      (character) => character === wanted,
    )
  }

  #step(from: number, length: number, takes: (character: string) => boolean): number {
    this.#at += length
    const state = this.#add(takes)
    const after = this.#add()
    this.#lead(from, state)
    this.#lead(state, after)
    return after
  }

  #add(takes?: (character: string) => boolean): number {
    return this.#states.push({ next: [], ...(takes && { takes }) }) - 1
  }

  #lead(from: number, to: number): void {
    this.#states[from]?.next.push(to)
  }
}

/** Where each alternative of the braces that open here ends; `undefined` if they are not closed. */
function endsOfAlternatives(glob: string, open: number, end: number): readonly number[] | undefined {
  const ends: number[] = []
  let depth = 0
  for (let at = open; at < end; at++) {
    const character = glob.charAt(at)
    if (character === '\\') at++
    else if (character === '{') depth++
    else if (character === ',' && depth === 1) ends.push(at)
    else if (character === '}' && --depth === 0) return [...ends, at]
  }
  return undefined
}

interface IgnoreFile {
  /** Ends with `/`; that of the outermost folder is empty. */
  readonly folder: string
  /** One for each way to read paths, see {@link GitIgnores.ignores}. */
  readonly rules: readonly Ignore[]
}

/** The `.gitignore` files of a folder and its subfolders. Paths are relative to that folder, with `/`. */
export class GitIgnores {
  /** From the outer folders to the inner ones. */
  readonly #files: readonly IgnoreFile[]

  /** @param files the text of each `.gitignore`, by its path */
  constructor(files: ReadonlyMap<string, string> = new Map(), above: GitIgnores | undefined = undefined) {
    const own = Array.from(files, ([path, text]) => ({
      folder: path.slice(0, path.lastIndexOf('/') + 1),
      rules: [text, text.normalize()].flatMap((rules) =>
        [true, false].map((ignorecase) => ignore({ ignorecase }).add(rules)),
      ),
    }))
    this.#files = [...(above ? above.#files : []), ...own].sort((a, b) => a.folder.length - b.folder.length)
  }

  /** The same with one more file. */
  with(path: string, text: string): GitIgnores {
    return new GitIgnores(new Map([[path, text]]), this)
  }

  /**
   * An inner folder takes precedence over an outer one. The path of a folder ends with `/`. Whether case and the form of
   * Unicode matter depends on the repository and the system: a file is ignored if it is in any way.
   */
  ignores(path: string): boolean {
    const ways = /[\x80-\uffff]/.test(path) ? [0, 1, 2, 3] : [0, 1]
    return ways.some((way) => {
      let ignored = false
      for (const { folder, rules } of this.#files) {
        if (!path.startsWith(folder)) continue
        const place = path.slice(folder.length)
        const said = rules[way]?.test(way < 2 ? place : place.normalize())
        if (said?.ignored || said?.unignored) ignored = said.ignored
      }
      return ignored
    })
  }
}
