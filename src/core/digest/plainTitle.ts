import type { Entry } from './digest.ts'
import { layoutById } from './layouts/index.ts'

/** The title of an entry as a reader sees it, without what its layout escapes; `undefined` when it has none. */
export function plainTitle({ title, layout }: Entry): string | undefined {
  return title && layoutById(layout).plainTitle(title.text)
}
