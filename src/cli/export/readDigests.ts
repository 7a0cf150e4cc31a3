import { stat } from 'node:fs/promises'
import path from 'node:path'
import * as l10n from '@vscode/l10n'
import { slice, span } from '../../core/base/span.ts'
import { type Designation, isDigest } from '../../core/digest/detect.ts'
import { frontMatterOf, type Withheld, withheldAs } from '../../core/digest/frontMatter.ts'
import { type Digest, lineAt, type Mention } from '../../core/digest/model.ts'
import { parseDigest } from '../../core/digest/session.ts'
import { picturesOf, publicDigest } from '../../core/export/exportDigests.ts'
import type { DigestToExport, PublicDigest } from '../../core/export/exportFormat.ts'
import { findPictures } from '../../files/exportFolder.ts'
import type { Output } from '../commands/command.ts'
import { ConventionsFinder, designationOf } from '../input/digestFiles.ts'
import { Exclusions, InputFiles } from '../input/inputFiles.ts'

export interface FoundDigests {
  readonly digests: readonly DigestToExport[]
  /** Their files. */
  readonly files: readonly string[]
  /** Something that was named could not be read. */
  readonly hasFailed: boolean
}

/**
 * The digests in files and folders. A file that is named is always one; a folder's files are if they look like digests.
 * Drafts are left out, except for one that is named alone.
 * @param except a folder that is not read: the one that is written to
 * @param takesPictures whether to look for the images in them
 */
export async function readDigests(
  names: readonly string[],
  { except, takesPictures }: { readonly except: string | undefined; readonly takesPictures: boolean },
  output: Output,
): Promise<FoundDigests> {
  const conventions = new ConventionsFinder(output.complain)
  const placed: PlacedDigest[] = []
  const files: string[] = []
  const input = new InputFiles(names, output, { except, needsExclusions: true })
  for await (const read of input.read()) {
    const found = await conventions.find(read.file)
    const { sections, entries } = await conventions.of(read.file)
    const parsed = parseDigest(read.text, sections, entries)
    const isNamed = names.includes(read.file)
    if (!isNamed && found.unread) throw found.unread
    if (!isNamed && !isDigest(parsed, designationOf(read.file, found))) {
      if (mayBeMeant(parsed, designationOf(read.file, found))) output.complain(`${read.file}: ${noDigest()}`)
      continue
    }
    // Of several names, some may be there because a shell has completed `*.md`.
    const withheld = isNamed && names.length === 1 ? undefined : withheldAs(parsed, path.resolve(read.file))
    if (withheld) {
      output.complain(`${read.file}: ${reasons[withheld]()}`)
      continue
    }
    files.push(read.file)
    const open = publicDigest(parsed, (text) => parseDigest(text, sections, entries))
    const place = placeIn(names, read.file)
    const pictures = takesPictures
      ? await publicPictures(read.file, { digest: open, place }, { conventions, output })
      : undefined
    const digest = { digest: open, path: place, changedAt: await changedAt(read.file) }
    const root = path.resolve(read.file, ...place.split('/').map(() => '..'))
    placed.push({ digest: pictures ? { ...digest, pictures } : digest, root })
  }
  return { digests: withOwnPaths(placed), files, hasFailed: input.hasFailed || conventions.hasFailed }
}

/** Any text may begin a line with a paper. */
const fewestMentions = 2

/** Whether a file may have been meant as a digest: it names papers, and neither it nor the settings say that it is none. */
function mayBeMeant(parsed: Digest, { isExcluded }: Designation): boolean {
  if (isExcluded || frontMatterOf(parsed)?.isDigest !== undefined) return false
  return parsed.entries.length > 0 || parsed.mentions.filter(opensLine(parsed)).length >= fewestMentions
}

/** Whether a line begins with the link of a mention, as one of a list of papers does. */
function opensLine(digest: Digest): (mention: Mention) => boolean {
  return ({ link: { outer } }) =>
    /^[\s>]*(?:[-*+]|\d{1,3}[.)]|#{1,6}|\|)?[\s*_[(]*$/.test(
      slice(digest.text, span(lineAt(digest, outer.start).start, outer.start)),
    )
}

const noDigest = () =>
  l10n.t(
    'left out, because it lists papers but does not look like a digest; `digest: true` in front matter says that it is one.',
  )

const reasons: Readonly<Record<Withheld, () => string>> = {
  drafts: () => l10n.t('left out, because it is in a folder of drafts, {0}.', '_drafts'),
  later: () => l10n.t('left out, because its front matter says that it is to be published later.'),
  draft: () => l10n.t('left out, because it is a draft.'),
  unclear: () =>
    l10n.t(
      'left out, because its front matter cannot be read reliably and may mark it as a draft; expected front matter on the first line, closed and without errors.',
    ),
}

/** The file's path in the folder that was named, or its name. */
function placeIn(names: readonly string[], file: string): string {
  const folder = names.find((name) => file !== name && !path.relative(name, file).startsWith('..'))
  const place = folder === undefined ? path.basename(file) : path.relative(folder, file)
  return place.split(path.sep).join('/')
}

async function changedAt(file: string): Promise<string | undefined> {
  return stat(file).then(
    ({ mtime }) => mtime.toISOString(),
    () => undefined,
  )
}

/** A digest to export, and the folder that its path is relative to. */
interface PlacedDigest {
  readonly digest: DigestToExport
  /** Absolute. */
  readonly root: string
}

/**
 * The digests with paths of their own. Folders that are exported together may have digests of the same path, which would
 * get the same id in a feed and each other's links in a site: the paths of a later folder then begin with its name.
 */
function withOwnPaths(read: readonly PlacedDigest[]): readonly DigestToExport[] {
  const pathsIn = (root: string) => read.flatMap((each) => (each.root === root ? [each.digest.path] : []))
  const taken = new Set<string>()
  const prefixes = new Map<string, string>()
  for (const root of new Set(read.map((each) => each.root))) {
    const own = pathsIn(root)
    const isFree = (prefix: string) => own.every((each) => !taken.has(prefix + each))
    const name = path.basename(root)
    let prefix = ''
    for (let count = 1; !isFree(prefix); count++) prefix = count === 1 ? `${name}/` : `${name}-${count}/`
    for (const each of own) taken.add(prefix + each)
    prefixes.set(root, prefix)
  }
  return read.map(({ digest, root }) => moved(digest, prefixes.get(root) ?? ''))
}

function moved(digest: DigestToExport, prefix: string): DigestToExport {
  if (prefix === '') return digest
  const pictures =
    digest.pictures &&
    new Map(Array.from(digest.pictures, ([place, file]) => [prefix + place, file] as const))
  return { ...digest, path: prefix + digest.path, ...(pictures && { pictures }) }
}

/**
 * The image files of a digest, by their paths relative to the folder that was named. Reports images that are missing or
 * excluded.
 * @throws UnreadExclusionsError if the exclusions are unknown
 */
async function publicPictures(
  file: string,
  { digest, place }: { readonly digest: PublicDigest; readonly place: string },
  { conventions, output }: { readonly conventions: ConventionsFinder; readonly output: Output },
): Promise<ReadonlyMap<string, string>> {
  const root = path.resolve(file, ...place.split('/').map(() => '..'))
  const leavesOut = async (picture: string) => {
    const exclusions = Exclusions.of(root, throwProblem)
    if (exclusions.leavesOutBelow(root, picture)) return true
    const found = await conventions.find(path.join(root, picture))
    if (found.unread) throw found.unread
    return designationOf(path.join(root, picture), found).isExcluded ?? false
  }
  const { pictures, missing, withheld } = await findPictures({ root, leavesOut }, picturesOf(digest, place))
  if (missing.length > 0)
    output.complain(`${file}: ${l10n.t('{0}: not an image in the folder, left out.', missing.join(', '))}`)
  if (withheld.length > 0)
    output.complain(`${file}: ${l10n.t('{0}: excluded or ignored by git, left out.', withheld.join(', '))}`)
  return pictures
}

function throwProblem(problem: Error): never {
  throw problem
}
