import { stat } from 'node:fs/promises'
import path from 'node:path'
import { isDigest } from '../../core/digest/detect.ts'
import { frontMatterOf } from '../../core/digest/frontMatter.ts'
import { parseDigest } from '../../core/digest/session.ts'
import type { DigestToExport } from '../../core/export/exportDigests.ts'
import { type PublicDigest, publicDigest } from '../../core/export/publicDigest.ts'
import { findPictures } from '../../files/findPictures.ts'
import type { Output } from '../commands/command.ts'
import { ConventionsFinder, designationOf } from '../findConventions.ts'
import { InputFiles } from '../input/inputFiles.ts'

export interface FoundDigests {
  readonly digests: readonly DigestToExport[]
  /** The files that they are from. */
  readonly files: readonly string[]
  /** Something that was named could not be read. */
  readonly hasFailed: boolean
}

/**
 * Digests of files and folders. A file that is named is one; of a folder's files those are that look so, without drafts.
 * @param except a folder that is not read: the one that is written to
 * @param takesPictures the pictures that they show are looked for
 */
export async function readDigests(
  names: readonly string[],
  { except, takesPictures }: { readonly except: string | undefined; readonly takesPictures: boolean },
  output: Output,
): Promise<FoundDigests> {
  const conventions = new ConventionsFinder(output.complain)
  const digests: DigestToExport[] = []
  const files: string[] = []
  const input = new InputFiles(names, output, { except })
  for await (const read of input.read()) {
    const found = await conventions.find(read.file)
    const { sections, entries } = await conventions.of(read.file)
    const digest = parseDigest(read.text, sections, entries)
    if (!names.includes(read.file)) {
      if (!isDigest(digest, designationOf(read.file, found))) continue
      if (frontMatterOf(digest)?.draft) {
        output.complain(`${read.file}: a draft, left out.`)
        continue
      }
    }
    files.push(read.file)
    const open = publicDigest(digest, (text) => parseDigest(text, sections, entries))
    const place = placeIn(names, read.file)
    const pictures = takesPictures ? await picturesOf(read.file, { digest: open, place }, output) : undefined
    digests.push({
      digest: open,
      path: place,
      changedAt: await changedAt(read.file),
      ...(pictures && { pictures }),
    })
  }
  return { digests, files, hasFailed: input.hasFailed }
}

async function picturesOf(
  file: string,
  { digest, place }: { readonly digest: PublicDigest; readonly place: string },
  output: Output,
): Promise<ReadonlyMap<string, string>> {
  const root = path.resolve(file, ...place.split('/').map(() => '..'))
  const { pictures, missing } = await findPictures(root, digest, place)
  if (missing.length > 0)
    output.complain(`${file}: ${missing.join(', ')}: no picture of the folder, left out.`)
  return pictures
}

/** The file's place in the folder that was named, or its name. */
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
