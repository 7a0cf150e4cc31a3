import * as l10n from '@vscode/l10n'
import { nearest } from '../base/nearest.ts'
import { type Span, slice, span } from '../base/span.ts'
import type { DigestPart } from './digest.ts'
import { digestKey, digestKeys } from './grammar.ts'
import { isMap, isScalar, type Pair, parseDocument, type YAMLMap } from './yaml.ts'

export const ruleLevels = ['off', 'hint', 'information', 'warning', 'error'] as const

export type RuleLevel = (typeof ruleLevels)[number]

export interface FrontMatter {
  /** Whether the key that makes a document a digest is there. */
  readonly isDigest: boolean
  readonly title: string | undefined
  readonly rules: Readonly<Record<string, RuleLevel>>
  readonly problems: readonly FrontMatterProblem[]
}

export interface FrontMatterProblem {
  readonly span: Span
  readonly message: string
  /** The key or value probably meant instead of the text at `span`. */
  readonly nearest: string | undefined
}

const nothing: FrontMatter = { isDigest: false, title: undefined, rules: {}, problems: [] }

/** Reads a digest's YAML header. What cannot be read is a problem at its place; the rest still counts. */
export function readFrontMatter(digest: DigestPart, ruleIds: readonly string[]): FrontMatter {
  const at = digest.frontMatter
  if (!at) return nothing
  const document = parseDocument(slice(digest.text, at), { prettyErrors: false })
  const problems = document.errors.map(({ pos, message }) => problem(place(at, pos), message))
  if (document.contents !== null && !isMap(document.contents)) {
    const message = l10n.t('Front matter must be a mapping of keys to values, such as "digest: true".')
    return { ...nothing, problems: [...problems, problem(at, message)] }
  }
  return new MappingReader(at, ruleIds, problems).read(document.contents)
}

class MappingReader {
  readonly #at: Span
  readonly #ruleIds: readonly string[]
  readonly #problems: FrontMatterProblem[]
  readonly #rules: Record<string, RuleLevel> = {}

  constructor(at: Span, ruleIds: readonly string[], problems: FrontMatterProblem[]) {
    this.#at = at
    this.#ruleIds = ruleIds
    this.#problems = problems
  }

  read(header: YAMLMap | null): FrontMatter {
    const own = header?.get(digestKey, true)
    if (isMap(own)) this.#readDigest(own)
    else if (isScalar(own) && typeof own.value !== 'boolean' && own.value !== null) {
      this.#report(own.range, l10n.t('"digest" must be true, or a mapping of: {0}.', digestKeys.join(', ')))
    }
    const title = (isMap(own) ? own.get('title') : undefined) ?? header?.get('title')
    return {
      isDigest: header?.has(digestKey) ?? false,
      title: typeof title === 'string' ? title : undefined,
      rules: this.#rules,
      problems: this.#problems,
    }
  }

  #readDigest(map: YAMLMap): void {
    for (const pair of map.items) {
      const key = this.#knownKey(pair, digestKeys)
      if (key === 'rules' && isMap(pair.value)) this.#readRules(pair.value)
    }
  }

  #readRules(map: YAMLMap): void {
    for (const pair of map.items) {
      const id = this.#knownKey(pair, this.#ruleIds)
      if (id === undefined || !isScalar(pair.value)) continue
      // YAML 1.1 tools write an unquoted `off` as false.
      const level = pair.value.value === false ? 'off' : String(pair.value.value)
      if (isRuleLevel(level)) this.#rules[id] = level
      else {
        const message = l10n.t('"{0}" is no severity; expected one of: {1}.', level, ruleLevels.join(', '))
        this.#report(pair.value.range, message, nearest(level, ruleLevels))
      }
    }
  }

  #knownKey({ key }: Pair, known: readonly string[]): string | undefined {
    if (!isScalar(key)) return undefined
    const name = String(key.value)
    if (known.includes(name)) return name
    const message = l10n.t('"{0}" is not known here; expected one of: {1}.', name, known.join(', '))
    this.#report(key.range, message, nearest(name, known))
    return undefined
  }

  #report(range: readonly number[] | null | undefined, message: string, meant?: string): void {
    this.#problems.push(problem(place(this.#at, [range?.[0] ?? 0, range?.[1] ?? 1]), message, meant))
  }
}

function isRuleLevel(value: string): value is RuleLevel {
  return (ruleLevels as readonly string[]).includes(value)
}

function problem(at: Span, message: string, meant?: string): FrontMatterProblem {
  return { span: at, message, nearest: meant }
}

/** A range of the YAML text as a span of the document that stays inside the header. */
function place(header: Span, [from, to]: readonly [number, number]): Span {
  const start = Math.min(header.start + from, header.end)
  return span(start, Math.min(Math.max(header.start + to, start + 1), Math.max(header.end, start)))
}
