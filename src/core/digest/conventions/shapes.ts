import * as l10n from '@vscode/l10n'
import { categoryCodes, categoryName } from '../../arxiv/identifier.ts'
import { isDoubtful, matchesNothing } from '../../base/glob.ts'
import { templateFileName, templateFlaw } from '../date.ts'
import { isFlaw, type PatternFlaw, readPattern, type SlotName, slotNames } from '../frames/pattern.ts'
import { digestKey } from '../header.ts'
import { layouts } from '../layouts/index.ts'
import { type NamedRule, type RuleLevel, ruleLevels } from './conventions.ts'

/**
 * What a value in YAML may be. One description of a file is its check, its completion, its hovers and its JSON Schema.
 */
export type Shape = TextShape | ChoiceShape | ListShape | MapShape | SwitchShape

interface Described {
  /** Localised, one or two sentences for the person who writes the file. */
  describe(): string
}

export interface TextShape extends Described {
  readonly kind: 'text'
  /** What may stand in braces within the text, braces included. */
  readonly slots?: readonly Choice[]
  /** Localised, what is wrong with the text; `undefined` when nothing is. */
  flaw?(text: string): string | undefined
  /** Localised, why the text is probably meant otherwise; it counts nevertheless. */
  doubt?(text: string): string | undefined
}

/** One of a few words. */
export interface ChoiceShape extends Described {
  readonly kind: 'choice'
  readonly choices: readonly Choice[]
}

interface Choice extends Described {
  readonly value: string
}

export interface ListShape extends Described {
  readonly kind: 'list'
  readonly of: Shape
  /** One of them may stand without a list. */
  readonly takesOne?: true
}

export interface MapShape extends Described {
  readonly kind: 'map'
  readonly keys: Readonly<Record<string, Shape>>
  /** What other keys may hold; `'anything'` when they belong to others. Missing when there may be no others. */
  readonly others?: Shape | 'anything'
}

/** `true`, `false`, or a mapping. */
interface SwitchShape extends Described {
  readonly kind: 'switch'
  readonly map: MapShape
}

/** The file of conventions. */
export function conventionsShape(rules: readonly NamedRule[]): MapShape {
  return {
    kind: 'map',
    describe: () => l10n.t('What the digests in this folder have in common.'),
    keys: {
      layout: {
        kind: 'choice',
        describe: () => l10n.t('How entries are laid out; by default, like most entries in the digest.'),
        choices: layouts.map(({ id, write }) => ({ value: id, describe: () => example(write) })),
      },
      link: {
        kind: 'choice',
        describe: () => l10n.t('The form of links to arXiv; by default, that of most links in the digest.'),
        choices: linkChoices,
      },
      tags: tagsShape,
      sections: linesShape(() =>
        l10n.t('Lines that introduce the entries below them, whatever their wording.'),
      ),
      entries: entriesShape,
      files: globsShape(() =>
        l10n.t('Glob patterns, relative to this folder, of files always treated as digests.'),
      ),
      exclude: globsShape(
        () => l10n.t('Glob patterns, relative to this folder, of files never treated as digests.'),
        (text) => (isDoubtful(text) ? doubtfulGlob() : undefined),
      ),
      newDigest: newDigestShape,
      rules: rulesShape(rules),
      feeds: feedsShape,
    },
  }
}

/** The front matter of a document. What is not below our key belongs to other tools. */
export function frontMatterShape(rules: readonly NamedRule[]): MapShape {
  return {
    kind: 'map',
    describe: () => l10n.t('The front matter of a document.'),
    keys: { [digestKey]: digestShape(rules) },
    others: 'anything',
  }
}

function digestShape(rules: readonly NamedRule[]): Shape {
  return {
    kind: 'switch',
    describe: () =>
      l10n.t(
        'Makes the document a digest: true, or a mapping with settings for this digest alone. With false, it is not a digest.',
      ),
    map: {
      kind: 'map',
      describe: () => l10n.t('Settings for this digest alone.'),
      keys: {
        title: {
          kind: 'text',
          describe: () => l10n.t('The title of the digest; it takes precedence over its heading.'),
        },
        date: { kind: 'text', describe: () => l10n.t('The date of the digest, such as 2024-03-01.') },
        tags: {
          kind: 'list',
          describe: () => l10n.t('Tags of the digest, without the leading “#”.'),
          of: { kind: 'text', describe: () => l10n.t('A tag, without the leading “#”.') },
        },
        draft: {
          kind: 'choice',
          describe: () => l10n.t('A draft is checked like any digest, but neither listed nor published.'),
          choices: [
            { value: 'true', describe: () => l10n.t('Not ready for readers.') },
            { value: 'false', describe: () => l10n.t('Ready for readers.') },
          ],
        },
        rules: rulesShape(rules),
      },
    },
  }
}

/** Severities of rules by their ids. Without a list of rules any id will do. */
function rulesShape(rules: readonly NamedRule[]): MapShape {
  const keys = rules.map((rule) => [rule.id, levelShape(() => rule.summary())] as const)
  return {
    kind: 'map',
    describe: () => l10n.t('The severity of each rule, by its id. Rules not listed keep their default.'),
    keys: Object.fromEntries(keys),
    ...(rules.length === 0 && { others: levelShape(() => l10n.t('The severity of the rule.')) }),
  }
}

function levelShape(describe: () => string): ChoiceShape {
  return { kind: 'choice', describe, choices: levels }
}

const levels: readonly Choice[] = ruleLevels.map((value) => ({ value, describe: () => describeLevel(value) }))

function describeLevel(level: RuleLevel): string {
  switch (level) {
    case 'off':
      return l10n.t('Not reported.')
    case 'hint':
      return l10n.t('A few dots under the text.')
    case 'information':
      return l10n.t('Something worth knowing.')
    case 'warning':
      return l10n.t('Probably wrong.')
    case 'error':
      return l10n.t('Certainly wrong; the command line fails.')
  }
}

const linkChoices: readonly Choice[] = [
  { value: 'abs', describe: () => 'https://arxiv.org/abs/2401.00001' },
  { value: 'pdf', describe: () => 'https://arxiv.org/pdf/2401.00001' },
  { value: 'html', describe: () => 'https://arxiv.org/html/2401.00001' },
  { value: 'doi', describe: () => 'https://doi.org/10.48550/arXiv.2401.00001' },
]

const tagsShape: MapShape = {
  kind: 'map',
  describe: () => l10n.t('The tags of digests, without the leading “#”.'),
  keys: {
    required: linesShape(() => l10n.t('Tags that every digest must have.')),
    known: linesShape(() =>
      l10n.t('Tags that a digest may also have; if there are any, all others are reported.'),
    ),
  },
}

const entriesShape: ListShape = {
  kind: 'list',
  describe: () =>
    l10n.t(
      'Patterns that describe how entries are written, such as "{0}". Text that matches one is an entry; braces that end in ?} enclose an optional part.',
      '- [{title}]({link}){ ({venue})?} {commentary}',
    ),
  of: {
    kind: 'text',
    describe: () =>
      l10n.t('A pattern of one or more lines with these slots: {0}.', slotNames.map(braced).join(' ')),
    slots: slotNames.map((name) => ({ value: braced(name), describe: () => describeSlot(name) })),
    flaw: patternFlaw,
  },
}

function patternFlaw(text: string): string | undefined {
  const read = readPattern(text)
  return isFlaw(read) ? describeFlaw(read) : undefined
}

function describeFlaw(flaw: PatternFlaw): string {
  switch (flaw.kind) {
    case 'missing':
      return l10n.t('Expected a pattern with {0}.', braced(flaw.slot))
    case 'repeated':
      return l10n.t('Expected a pattern with only one {0}.', braced(flaw.slot))
    case 'optional':
      return l10n.t('{0} cannot be optional.', braced(flaw.slot))
    case 'unknown':
      return l10n.t(
        '"{0}" is not known here; expected one of: {1}.',
        braced(flaw.slot),
        slotNames.map(braced).join(' '),
      )
    case 'open':
      return l10n.t('A brace is never closed; an optional part ends in ?}, and \\{ stands for a brace.')
    case 'long':
      return l10n.t(
        'The pattern is too long; it should describe the lines that name a paper, not the whole entry.',
      )
  }
}

function braced(name: string): string {
  return `{${name}}`
}

function describeSlot(name: SlotName): string {
  switch (name) {
    case 'title':
      return l10n.t('The title of the paper; every pattern needs it.')
    case 'link':
      return l10n.t('The address or citation of the paper; every pattern needs it.')
    case 'number':
      return l10n.t('A number, such as 12.')
    case 'date':
      return l10n.t('A day, a month or a year.')
    case 'authors':
      return l10n.t('The authors of the paper.')
    case 'venue':
      return l10n.t('Where the paper appeared; may be empty.')
    case 'year':
      return l10n.t('A year of four digits.')
    case 'label':
      return l10n.t('A topic, a nickname, or where the paper comes from.')
    case 'commentary':
      return l10n.t('What is said about the paper; may be empty.')
    case 'any':
      return l10n.t('Anything else; may be empty.')
  }
}

const newDigestShape: MapShape = {
  kind: 'map',
  describe: () => l10n.t('How a new digest starts.'),
  keys: {
    file: {
      ...templateShape(() =>
        l10n.t('Its file, relative to this folder, such as "{0}".', 'reviews/{date}.md'),
      ),
      flaw: (text) => templateFlaw(text) ?? pathFlaw(text),
    },
    title: templateShape(() => l10n.t('Its title, such as "{0}".', 'Papers of {date}')),
    template: {
      kind: 'text',
      describe: () =>
        l10n.t(
          'A file with its initial text, relative to this folder; by default "{0}", if it exists.',
          templateFileName,
        ),
      flaw: pathFlaw,
    },
  },
}

const categories: readonly Choice[] = categoryCodes.map((value) => ({
  value,
  describe: () => categoryName(value) ?? value,
}))

const feedsShape: ListShape = {
  kind: 'list',
  describe: () => l10n.t('Where new papers come from.'),
  of: {
    kind: 'map',
    describe: () => l10n.t('A selection of new papers.'),
    keys: {
      name: { kind: 'text', describe: () => l10n.t('The name of the feed.') },
      from: {
        kind: 'choice',
        describe: () => l10n.t('Where the papers come from.'),
        choices: [
          {
            value: 'arxiv',
            describe: () => l10n.t('arXiv, with the papers of the categories; the default.'),
          },
          { value: 'hugging-face', describe: () => l10n.t('The daily papers of Hugging Face.') },
        ],
      },
      categories: {
        kind: 'list',
        describe: () => l10n.t('arXiv categories, such as cs.LG.'),
        of: { kind: 'choice', describe: () => l10n.t('An arXiv category.'), choices: categories },
      },
      authors: linesShape(() =>
        l10n.t('Names of people; a paper by any of them is included, whatever its words.'),
      ),
      keywords: linesShape(() => l10n.t('Words; a title or an abstract must contain one of them.')),
    },
  },
}

function linesShape(describe: () => string): ListShape {
  return { kind: 'list', describe, of: { kind: 'text', describe } }
}

/** @param doubt for globs that keep files private: one that is read otherwise than it is meant would publish them */
function globsShape(describe: () => string, doubt?: TextShape['doubt']): ListShape {
  return {
    ...linesShape(describe),
    of: { kind: 'text', describe, flaw: globFlaw, ...(doubt && { doubt }) },
    takesOne: true,
  }
}

/** What is wrong with a glob that is probably meant otherwise than it is read. */
export function doubtfulGlob(): string {
  return l10n.t(
    'Expected a list of relative globs such as "drafts/**", without quotation marks, "|" or parentheses.',
  )
}

/** Reports globs that match nothing. In `exclude`, one would publish the files that it was meant to hide. */
function globFlaw(text: string): string | undefined {
  return matchesNothing(text)
    ? l10n.t('Expected a glob with closed brackets and braces, "/" between folders, and no "!" or "..".')
    : undefined
}

function templateShape(describe: () => string): TextShape {
  return { kind: 'text', describe, flaw: templateFlaw }
}

/** A folder says nothing about what is outside of it. */
function pathFlaw(text: string): string | undefined {
  const isOutside = /^(?:[\\/]|\w:)|(?:^|[\\/])\.\.(?:[\\/]|$)/.test(text)
  return isOutside ? l10n.t('Expected a path inside this folder.') : undefined
}

function example(write: (entry: { title: string; url: string }) => string): string {
  return write({ title: l10n.t('A Title'), url: 'https://arxiv.org/abs/2401.00001' })
}
