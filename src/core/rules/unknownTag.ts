import * as l10n from '@vscode/l10n'
import { isMistyped, nearest } from '../base/difference.ts'
import { slice, span } from '../base/span.ts'
import { plainLines } from '../digest/lines/hiding.ts'
import { type DigestPart, lineAt, type Tag } from '../digest/model.ts'
import { verbatimBefore, verbatimSpans } from '../digest/place.ts'
import { tagNameSpan } from '../digest/tags.ts'
import type { Fix, Problem, Rule, RuleFacts } from './rule.ts'

export const unknownTag: Rule = {
  id: 'unknown-tag',
  severity: 'information',
  summary: () => l10n.t('A tag that the conventions do not list, or a likely misspelling of another tag.'),

  *check(part, facts) {
    /** The place of each tag, including those that fixes would write. */
    const written = new Set(part.tags.map((tag) => place(part, tag, tag.name)))
    for (const tag of part.tags) {
      const doubt = againstConventions(tag, facts) ?? againstArchive(tag, facts)
      if (!doubt) continue
      const there = doubt.meant && place(part, tag, doubt.meant)
      const isSecond = there !== undefined && written.has(there)
      if (there) written.add(there)
      yield problem({ part, tag, isSecond }, doubt, facts)
    }
  },
}

interface Doubt {
  readonly message: string
  /** The tag that is probably meant. */
  readonly meant: string | undefined
}

function againstConventions(
  tag: Pick<Tag, 'name'>,
  { conventions }: Pick<RuleFacts, 'conventions'>,
): Doubt | undefined {
  const { required, known } = conventions.tags
  const all = [...required, ...known]
  if (known.length === 0 || all.includes(tag.name)) return undefined
  return {
    message: l10n.t('The conventions do not list the tag “{0}”.', tag.name),
    meant: nearest(tag.name, all),
  }
}

/** With fewer letters, or with fewer uses of the other tag, these are two different tags. */
const shortest = 5
const often = 3

function againstArchive({ name }: Tag, { archive, conventions }: RuleFacts): Doubt | undefined {
  if (!archive || name.length < shortest || (archive.tagCounts.get(name) ?? 0) > 1) return undefined
  if ([...conventions.tags.required, ...conventions.tags.known].includes(name)) return undefined
  const usual = [...archive.tagCounts].filter(([other, count]) => count >= often && isSlipOf(name, other))
  const [meant] = usual.sort(([, a], [, b]) => b - a)[0] ?? []
  return meant === undefined
    ? undefined
    : { message: l10n.t('The tag “{0}” is used nowhere else; “{1}” is common.', name, meant), meant }
}

/** Numbers distinguish tags ("gpt3", "gpt4"). */
function isSlipOf(name: string, other: string): boolean {
  return name !== other && digitsOf(name) === digitsOf(other) && isMistyped(name, other)
}

function digitsOf(name: string): string {
  return name.replace(/\D/g, '')
}

/**
 * Whether a tag is certainly another one misspelled: by a typing mistake or, for a required tag, in the plural or without one
 * letter. "#lm" is not "#llm", "#unread" is close to "#read", and in Korean a particle may follow a tag: a person must decide.
 */
function isSurelyMeant(name: string, meant: string, { conventions }: RuleFacts): boolean {
  if (name.length >= shortest && isSlipOf(name, meant)) return true
  if (!conventions.tags.required.includes(meant) || digitsOf(name) !== digitsOf(meant)) return false
  return isPlural(name, meant) || isPlural(meant, name) || isOneLetterLess(name, meant)
}

function isPlural(name: string, singular: string): boolean {
  return name.toLowerCase() === `${singular.toLowerCase()}s`
}

/** "reviw": a letter is left out in the middle of a word. */
function isOneLetterLess(name: string, word: string): boolean {
  if (name.length < shortest || name.length + 1 !== word.length) return false
  let at = 0
  while (name.charAt(at) === word.charAt(at) && at < name.length) at++
  return at > 0 && at < name.length && name.slice(at) === word.slice(at + 1)
}

interface PlacedTag {
  readonly part: DigestPart
  readonly tag: Tag
  /** Whether the intended tag is already on the line. */
  readonly isSecond: boolean
}

/** No fix gives a line, or for required tags the digest, the same tag twice. */
function problem({ part, tag, isSecond }: PlacedTag, { message, meant }: Doubt, facts: RuleFacts): Problem {
  if (meant === undefined || isSecond) return { span: tag.span, message }
  const { whole, conventions } = facts
  const isOfDigest = conventions.tags.required.includes(meant)
  const fix: Fix = {
    title: l10n.t('Change to “{0}”', `#${meant}`),
    ...(!isSurelyMeant(tag.name, meant, facts) && { isChosen: true }),
    get edits() {
      if (isOfDigest && whole.tags.has(meant)) return []
      return [{ span: tagNameSpan(part.text, tag), newText: meant }]
    },
  }
  return { span: tag.span, message, fixes: [fix] }
}

function place(part: DigestPart, tag: Tag, name: string): string {
  return `${lineAt(part, tag.span.start).start} ${name}`
}

export const missingTag: Rule = {
  id: 'missing-tag',
  severity: 'information',
  summary: () => l10n.t('A tag that every digest in the folder must have, but this one does not.'),

  *check(part, { whole, conventions }) {
    const { required } = conventions.tags
    if (required.length === 0 || !whole.isLast(part)) return
    const absent = required.filter((tag) => !whole.tags.has(tag))
    if (absent.length === 0) return
    // A tag that is written in another way should be fixed, not added again.
    const meant = new Set(
      [...whole.tags.keys()].map((name) => againstConventions({ name }, { conventions })?.meant),
    )
    const isMistyping = (tag: string) => [...whole.tags.keys()].some((name) => isMistyped(name, tag))
    const missing = absent.filter((tag) => !meant.has(tag) && !isMistyping(tag))
    // One fix for all of them; several at one place would conflict.
    if (missing.length > 0) yield lacking(part, missing)
  },
}

/** At the last words of the digest, where tags are written. */
function lacking(part: DigestPart, missing: readonly string[]): Problem {
  const { text, tags } = part
  const end = text.trimEnd().length
  const { start } = lineAt(part, end)
  const written = missing.map((tag) => `#${tag}`).join(' ')
  const isLineOfTags =
    tags.some((tag) => tag.span.start === start) &&
    text
      .slice(start, end)
      .split(/\s+/)
      .every((word) => /^#./.test(word))
  const gap = end === 0 ? '' : isLineOfTags ? ' ' : '\n\n'
  const fix: Fix = {
    title: l10n.t('Add {0}', written),
    edits: [{ span: span(end, end), newText: `${gap}${written}` }],
  }
  return {
    span: end > 0 ? lastWord(text, end) : span(0, 0),
    message: l10n.t('This digest must have: {0}.', written),
    isOfDigest: true,
    fixes: endsHidden(text.slice(0, end)) ? [] : [fix],
  }
}

/** Below two hyphens and a space, as in mails, up to the end of the text. */
const signature = /(?:^|\n)-- \r?\n(?:[^\n]+(?:\n|$)){0,9}$/
const longestSignature = 2000

/** Whether the text ends in code, a comment or a signature that goes on below, where no tag would count. */
function endsHidden(text: string): boolean {
  if (signature.test(text.slice(-longestSignature))) return true
  const below = `${text}\n\n#tag`
  const hidden = verbatimBefore(verbatimSpans(below), below.length - 1)
  return hidden?.end === below.length || [...plainLines(below)].at(-1)?.isInside === true
}

function lastWord(text: string, end: number) {
  const [word = ''] = /\S*$/.exec(slice(text, span(Math.max(0, end - 100), end))) ?? []
  return span(end - word.length, end)
}
