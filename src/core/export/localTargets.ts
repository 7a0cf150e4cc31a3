// Links of a digest to other files of its archive: digests, which become pages, and images.
import type { PublicDigest } from './exportFormat.ts'

/**
 * The path in the archive that a link of a digest leads to; `undefined` for web addresses, for paths outside the
 * archive and for hidden files.
 * @param from the path of the digest, with `/` between folders
 */
export function localTarget(address: string, from: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:/i.test(address) || /^[\\/]{2}|^[#?]|\\/.test(address)) return undefined
  const path = decoded(address.replace(/[?#].*$/s, ''))
  const steps = path.startsWith('/') ? [] : from.split('/').slice(0, -1)
  for (const step of path.split('/')) {
    if (step === '' || step === '.') continue
    if (step === '..') {
      if (steps.pop() === undefined) return undefined
    } else steps.push(step)
  }
  return steps.length === 0 || steps.some((step) => step.startsWith('.')) ? undefined : steps.join('/')
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}

const pictureName = /\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$/i
/** Images in Markdown, in HTML, and those that Obsidian embeds. */
const pictures =
  /!\[[^\]\n]{0,500}\]\(\s{0,3}(?:<([^<>\n]{1,500})>|([^\s()<>]{1,500}))|<img\s[^<>]{0,500}?\bsrc\s?=\s?["']([^"'\n]{1,500})["']|!\[\[([^\]|\n]{1,300})/gi

/** The paths in the archive of the images in a digest, each once. */
export function picturesOf(digest: PublicDigest, path: string): readonly string[] {
  const found = Array.from(digest.text.matchAll(pictures), ([, bracketed, plain, source, embedded]) => {
    return localTarget((bracketed ?? plain ?? source ?? embedded ?? '').trim(), path)
  })
  return [...new Set(found.filter((target) => target !== undefined && pictureName.test(target)))] as string[]
}
