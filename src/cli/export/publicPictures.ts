import path from 'node:path'
import * as l10n from '@vscode/l10n'
import type { PublicDigest } from '../../core/export/exportFormat.ts'
import { findPictures } from '../../files/findPictures.ts'
import type { Output } from '../commands/command.ts'
import { type ConventionsFinder, designationOf } from '../input/digestFiles.ts'
import { Exclusions } from '../input/exclusions.ts'

/**
 * The files of the images in a digest, by their paths in the folder that was named. Reports those that are missing, and
 * those that are excluded like digests.
 * @throws UnreadExclusionsError if the exclusions are unknown
 */
export async function publicPictures(
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
  const { pictures, missing, withheld } = await findPictures({ root, leavesOut }, digest, place)
  if (missing.length > 0)
    output.complain(`${file}: ${l10n.t('{0}: not an image in the folder, left out.', missing.join(', '))}`)
  if (withheld.length > 0)
    output.complain(`${file}: ${l10n.t('{0}: excluded or ignored by git, left out.', withheld.join(', '))}`)
  return pictures
}

function throwProblem(problem: Error): never {
  throw problem
}
