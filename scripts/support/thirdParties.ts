// The packages of others that our bundles hold, and what their licences ask to be shipped with them.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Metafile } from 'esbuild'

interface Package {
  readonly name: string
  readonly version: string
  /** As SPDX names it. */
  readonly licence: string
  readonly text: string
}

interface PackageManifest {
  readonly name: string
  readonly version: string
  readonly license?: string
  readonly author?: string | { readonly name: string }
}

/** The files of which something is in the bundles; others were read and left out. */
export function filesWithin({ outputs }: Metafile): readonly string[] {
  return Object.values(outputs).flatMap(({ inputs }) =>
    Object.keys(inputs).filter((file) => (inputs[file]?.bytesInOutput ?? 0) > 0),
  )
}

/**
 * The text of `THIRD-PARTY-NOTICES.txt`.
 * @param files what bundles are made of and what is shipped as it is, ours among it
 * @throws when the licence of a package is not known
 */
export function describeThirdParties(files: readonly string[]): string {
  const ofOthers = files.filter((file) => packageFolder(file) !== undefined)
  const folders = new Set(ofOthers.map((file) => packageFolder(file) ?? ''))
  const packages = [...Array.from(folders, readPackage), ...ofOthers.flatMap(packagesWithin)]
  packages.sort((a, b) => compare(titleOf(a), titleOf(b)))
  const sections = new Map(packages.map((one) => [titleOf(one), one.text]))
  return [
    'This program holds packages of others, or parts of them. Each is named with its licence.',
    ...Array.from(sections, ([title, text]) => `${'='.repeat(80)}\n${title}\n${'='.repeat(80)}\n\n${text}`),
  ].join('\n\n')
}

/** The folder of the package that a file belongs to. */
function packageFolder(file: string): string | undefined {
  return /^.*(?:^|[/\\])node_modules[/\\](?:@[^/\\]+[/\\])?[^/\\]+/.exec(file)?.[0]
}

function readPackage(folder: string): Package {
  const manifest: PackageManifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  const { name, version, license: licence } = manifest
  if (!licence) throw new Error(`${name} names no licence.`)
  const texts = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|copying|notice)\b/i.test(file))
    .toSorted(compare)
    .map((file) => readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
  return {
    name,
    version,
    licence,
    text: texts.length > 0 ? texts.join('\n\n') : usualText(manifest, licence),
  }
}

/** Packages that come inside files of others, and where these say their version and who made them. */
const inner: Readonly<Record<string, { readonly licence: string; readonly facts: RegExp }>> = {
  'core-js': { licence: 'MIT', facts: /\bversion: '([\d.]+)',[^}]*\bcopyright: '([^']+)'/ },
}

/** The packages that a file was bundled from, as webpack marks them. */
function packagesWithin(file: string): readonly Package[] {
  if (!/\.[cm]?js$/.test(file) || !existsSync(file)) return []
  const code = readFileSync(file, 'utf8')
  const marks = code.matchAll(/^;\/\/ \.\/node_modules\/((?:@[^/\n]+\/)?[^/\n]+)\//gm)
  return [...new Set(Array.from(marks, ([, name = '']) => name))].map((name) => {
    const { licence = '', facts } = inner[name] ?? {}
    const [, version, makers] = facts?.exec(code) ?? []
    const words = usualWords(licence)
    if (!version || !makers || !words) throw new Error(`${name}, inside ${file}, names no licence.`)
    return { name, version, licence, text: `Copyright ${makers}\n\n${words}` }
  })
}

/** Some packages come without the text of their licence; then it is the usual one, with their author. */
function usualText({ name, author }: PackageManifest, licence: string): string {
  const words = usualWords(licence)
  if (!words) throw new Error(`${name} comes without the text of its licence, ${licence}.`)
  const holder = typeof author === 'object' ? author.name : (author ?? `the authors of ${name}`)
  return `Copyright (c) ${holder}\n\n${words}`
}

function usualWords(licence: string): string | undefined {
  const file = path.join(import.meta.dirname, 'licences', `${licence}.txt`)
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined
}

const titleOf = ({ name, version, licence }: Package) => `${name} ${version} (${licence})`

const compare = (a: string, b: string) => a.localeCompare(b, 'en')
