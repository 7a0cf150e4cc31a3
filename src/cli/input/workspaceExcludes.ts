import path from 'node:path'
import * as l10n from '@vscode/l10n'
import { Globs, isDoubtful, noLimits } from '../../core/base/glob.ts'
import { doubtfulGlob } from '../../core/digest/conventions/shapes.ts'

/** The exclusions in the settings of a workspace. */
export class WorkspaceExcludes {
  readonly #folder: string
  readonly #globs: Globs

  constructor(folder: string, globs: readonly string[]) {
    this.#folder = folder
    this.#globs = new Globs(globs, noLimits)
  }

  matches(file: string): boolean {
    const place = path.relative(this.#folder, file).split(path.sep).join('/')
    return place !== '' && this.#globs.match(place)
  }
}

/**
 * The settings nearest to the named folder.
 * @param inside that folder, and those above it
 * @param read gives the text of a file, if there is one
 * @param tell takes what cannot be read of a file's exclusions
 */
export function findSettings(
  inside: readonly string[],
  read: (file: string) => string | undefined,
  tell: (file: string, problem: string) => void,
): WorkspaceExcludes | undefined {
  for (const folder of inside) {
    const file = path.join(folder, '.vscode', 'settings.json')
    const text = read(file)
    if (text === undefined) continue
    const globs = globsIn(parseSettings(text))
    const problem = l10n.t(
      'its exclusions cannot be read; expected JSON, with globs in "files.exclude", "search.exclude" and "researchDigest.exclude".',
    )
    if (!globs) tell(file, problem)
    const doubtful = globs?.find(isDoubtful)
    if (doubtful !== undefined) tell(file, `"${doubtful.slice(0, 40)}": ${doubtfulGlob()}`)
    return new WorkspaceExcludes(folder, globs ?? [])
  }
  return undefined
}

/** `undefined` if not all of them can be read. */
function globsIn(settings: Settings | undefined): readonly string[] | undefined {
  const maps = [settings?.['files.exclude'] ?? {}, settings?.['search.exclude'] ?? {}]
  const own = [settings?.['researchDigest.exclude'] ?? []].flat()
  const isRead = maps.every(isGlobMap) && own.every((glob) => typeof glob === 'string')
  if (!settings || !isRead || Object.keys(settings).some(isMisnamed)) return undefined
  // Files excluded only beside another file (`when`) are usually generated.
  const ofMaps = maps.flatMap((map) => Object.entries(map).filter(([, isExcluded]) => isExcluded === true))
  return [...ofMaps.map(([glob]) => glob), ...own]
}

function isMisnamed(key: string): boolean {
  return key !== 'researchDigest.exclude' && /^researchDigest(?:$|\.(?:exclu|ignore))/i.test(key)
}

/** A value such as "true" is meant to exclude, but does not. */
function isGlobMap(value: unknown): value is Settings {
  return isMap(value) && Object.values(value).every((each) => typeof each === 'boolean' || isMap(each))
}

type Settings = Readonly<Record<string, unknown>>

// A string that nothing closes ends with the text: each quotation mark in it would be searched from again.
const stringOrComment = /"(?:[^"\\]|\\[\s\S])*"?|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g
const stringOrComma = /"(?:[^"\\]|\\[\s\S])*"?|(,)(?=\s*[}\]])/g

/** JSON with comments and trailing commas, as VS Code's settings allow it; `undefined` if it cannot be parsed. */
export function parseSettings(text: string): Settings | undefined {
  const plain = text
    .replace(stringOrComment, (part) => (part.startsWith('"') ? part : ' '))
    .replace(stringOrComma, (part, comma?: string) => (comma === undefined ? part : ''))
  try {
    const settings: unknown = JSON.parse(plain.replace(/^\uFEFF/, '').trim() || '{}')
    return isMap(settings) ? settings : undefined
  } catch {
    return undefined
  }
}

function isMap(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
