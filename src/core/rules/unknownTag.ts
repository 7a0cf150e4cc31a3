import * as l10n from '@vscode/l10n'
import { nearest } from '../base/nearest.ts'
import type { Tag } from '../digest/digest.ts'
import type { Problem, Rule, RuleFacts } from './rule.ts'

export const unknownTag: Rule = {
  id: 'unknown-tag',
  severity: 'information',
  summary: () => l10n.t('A tag that the conventions do not know, or that is another one misspelled.'),

  *check({ tags }, facts) {
    for (const tag of tags) {
      const problem = againstConventions(tag, facts) ?? againstArchive(tag, facts)
      if (problem) yield problem
    }
  },
}

function againstConventions(tag: Tag, { conventions }: RuleFacts): Problem | undefined {
  const { required, known } = conventions.tags
  const all = [...required, ...known]
  if (known.length === 0 || all.includes(tag.name)) return undefined
  return problem(tag, l10n.t('The tag "{0}" is not known here.', tag.name), nearest(tag.name, all))
}

/** With fewer letters, or where fewer have written the other one, two tags are two tags. */
const shortest = 5
const often = 3

function againstArchive(tag: Tag, { archive, conventions }: RuleFacts): Problem | undefined {
  const { name } = tag
  if (!archive || name.length < shortest || (archive.tagCounts.get(name) ?? 0) > 1) return undefined
  if ([...conventions.tags.required, ...conventions.tags.known].includes(name)) return undefined
  const usual = [...archive.tagCounts].flatMap(([other, count]) => (count >= often ? [other] : []))
  const meant = nearest(
    name,
    usual.filter((other) => isOneSlipAway(name, other)),
  )
  return meant === undefined
    ? undefined
    : problem(tag, l10n.t('Nowhere else is "{0}" a tag; "{1}" often is.', name, meant), meant)
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

function problem({ span }: Tag, message: string, meant: string | undefined): Problem {
  const fixes =
    meant === undefined
      ? []
      : [{ title: l10n.t('Change to "{0}"', `#${meant}`), edits: [{ span, newText: `#${meant}` }] }]
  return { span, message, fixes }
}
