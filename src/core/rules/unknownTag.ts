import * as l10n from '@vscode/l10n'
import { nearest } from '../base/nearest.ts'
import type { Tag } from '../digest/model.ts'
import { tagNameSpan } from '../digest/tags.ts'
import type { Problem, Rule, RuleFacts } from './rule.ts'

export const unknownTag: Rule = {
  id: 'unknown-tag',
  severity: 'information',
  summary: () => l10n.t('A tag that the conventions do not know, or that is another one misspelled.'),

  *check({ tags, text }, facts) {
    for (const tag of tags) {
      const doubt = againstConventions(tag, facts) ?? againstArchive(tag, facts)
      if (doubt) yield problem(tag, text, doubt)
    }
  },
}

interface Doubt {
  readonly message: string
  /** The tag that is probably meant. */
  readonly meant: string | undefined
}

function againstConventions(tag: Tag, { conventions }: RuleFacts): Doubt | undefined {
  const { required, known } = conventions.tags
  const all = [...required, ...known]
  if (known.length === 0 || all.includes(tag.name)) return undefined
  return { message: l10n.t('The tag "{0}" is not known here.', tag.name), meant: nearest(tag.name, all) }
}

/** With fewer letters, or where fewer have written the other one, two tags are two tags. */
const shortest = 5
const often = 3

function againstArchive({ name }: Tag, { archive, conventions }: RuleFacts): Doubt | undefined {
  if (!archive || name.length < shortest || (archive.tagCounts.get(name) ?? 0) > 1) return undefined
  if ([...conventions.tags.required, ...conventions.tags.known].includes(name)) return undefined
  const usual = [...archive.tagCounts].flatMap(([other, count]) => (count >= often ? [other] : []))
  const meant = nearest(
    name,
    usual.filter((other) => isOneSlipAway(name, other)),
  )
  return meant === undefined
    ? undefined
    : { message: l10n.t('Nowhere else is "{0}" a tag; "{1}" often is.', name, meant), meant }
}

/** Numbers set tags apart ("gpt3", "gpt4"), and so does the number of words. */
function isOneSlipAway(name: string, other: string): boolean {
  if (name === other || digitsOf(name) !== digitsOf(other) || Math.abs(name.length - other.length) > 1)
    return false
  return nearest(name, [other]) === other
}

function digitsOf(name: string): string {
  return name.replace(/\D/g, '')
}

function problem(tag: Tag, text: string, { message, meant }: Doubt): Problem {
  const title = () => l10n.t('Change to "{0}"', `#${meant}`)
  const edits = () => [{ span: tagNameSpan(text, tag), newText: meant ?? '' }]
  return { span: tag.span, message, fixes: meant === undefined ? [] : [{ title: title(), edits: edits() }] }
}
