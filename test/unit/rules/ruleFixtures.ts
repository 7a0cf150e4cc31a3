// Digests and files of conventions that state where a rule must report, and what its fixes make of them.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { silentLog } from '../../../src/core/base/errors.ts'
import { noConventions, readConventions } from '../../../src/core/digest/conventions/readConventions.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'
import {
  type CheckOptions,
  checkConventions,
  checkDigest,
  checkIndex,
} from '../../../src/core/rules/digestCheck.ts'
import { conventionsRules, indexRules, rules } from '../../../src/core/rules/index.ts'
import type { Finding } from '../../../src/core/rules/rule.ts'
import { factsFrom, fixtureArchive } from '../../helpers/archives.ts'
import { standInFacts } from '../../helpers/standInFacts.ts'

const folder = new URL('../../fixtures/rules/', import.meta.url)
const archive = fixtureArchive()
const indexFacts = {
  archive,
  file: 'README.md',
  isMissing: (file: string) => archive.fileAt(file) === undefined,
}

/** The rules for which there is a marked text, in alphabetical order. */
export function fixtureNames(): readonly string[] {
  const names = readdirSync(folder).map((file) => file.replace(/(?:\.fixed)?\.(?:md|yaml)$/, ''))
  return [...new Set(names)].sort()
}

export function markedFixture(id: string): string {
  return read(`${id}.${extension(id)}`) ?? ''
}

/** The text after the first fixes; `undefined` when nothing is to be fixed. */
export function fixedFixture(id: string): string | undefined {
  return read(`${id}.fixed.${extension(id)}`)
}

/** What all rules say of a text that is checked as the rule's fixture is. */
export function checkFixture(text: string, id: string): readonly Finding[] {
  if (isAboutConventions(id)) return checkConventions(text, {})
  if (indexRules.some((rule) => rule.id === id)) return checkIndex(parseDigest(text), indexFacts, {})
  return checkDigest(parseDigest(text), { ...fixtureOptions(id), archive: factsFrom(archive, text) })
}

export function fixtureOptions(id: string): CheckOptions {
  const conventions = read(`${id}.yaml`)
  return {
    facts: standInFacts,
    settings: {},
    conventions: conventions === undefined ? noConventions : readConventions(conventions, rules),
    log: silentLog,
  }
}

export function isAboutConventions(id: string): boolean {
  return conventionsRules.some((rule) => rule.id === id)
}

function extension(id: string): string {
  return isAboutConventions(id) ? 'yaml' : 'md'
}

function read(name: string): string | undefined {
  const file = new URL(name, folder)
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined
}
