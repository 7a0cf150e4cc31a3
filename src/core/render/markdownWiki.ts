// Links of Obsidian and other wikis: `[[note]]`, `[[note#part|words]]`, and what they embed, `![[figure.png]]`.
import type { StateInline } from 'markdown-it'

const link = /(!?)\[\[([^[\]|\n]{1,300})(?:\|([^[\]\n]{1,300}))?\]\]/y
const pictureName = /\.(?:avif|bmp|gif|jpe?g|png|svg|webp)$/i

/** An inline rule: such a link shows its words, and leads to the page of a digest where there is one. */
export function readWikiLink(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  if (!src.startsWith('[[', pos) && !src.startsWith('![[', pos)) return false
  link.lastIndex = pos
  const found = link.exec(src)
  // "[[paper](…)]" is a link in brackets.
  if (!found || pos + found[0].length > state.posMax) return false
  if (!silent) push(state, found)
  state.pos += found[0].length
  return true
}

function push(state: StateInline, [, embeds, name = '', words]: RegExpExecArray): void {
  const target = name.trim()
  const href = target.split('/').map(encodeURIComponent).join('/').replaceAll('%23', '#')
  if (embeds && pictureName.test(target)) {
    const image = state.push('image', 'img', 0)
    image.content = words ?? target
    image.children = []
    image.attrSet('src', href)
    image.attrSet('alt', '')
    return
  }
  const open = state.push('link_open', 'a', 1)
  open.attrSet('href', href)
  open.meta = { isWiki: true }
  state.push('text', '', 0).content = words ?? target
  state.push('link_close', 'a', -1)
}
