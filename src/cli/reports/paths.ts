import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** The path from the working folder, with `/`; as it is where it leads out of that folder. */
export function pathFromHere(file: string): string {
  const below = path.relative('.', file)
  const isOutside = below.startsWith('..') || path.isAbsolute(below)
  return (isOutside ? file : below).split(path.sep).join('/')
}

/** The same as a reference to a URI. */
export function uriFromHere(file: string): string {
  const below = pathFromHere(file)
  if (below.startsWith('..') || path.isAbsolute(below)) return pathToFileURL(file).href
  return below.split('/').map(encodeURIComponent).join('/')
}
