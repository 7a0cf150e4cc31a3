import MarkdownIt from 'markdown-it'
import { hashtag } from '../digest/tags.ts'
import { escapeHtml } from './escapeHtml.ts'

// Raw HTML stays text, and markdown-it refuses addresses that run scripts. Line ends are kept: digests in plain text
// mean them.
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true })

// Pictures would be fetched from wherever a document says; they are shown as links.
markdown.renderer.rules.image = (tokens, index) => {
  const token = tokens[index]
  const source = String(token?.attrGet('src') ?? '')
  return `<a href="${escapeHtml(source)}">${escapeHtml(token?.content || source)}</a>`
}

markdown.renderer.rules.text = (tokens, index) => {
  const text = escapeHtml(tokens[index]?.content ?? '')
  return text.replace(hashtag, (tag) => `<span class="tag">${tag}</span>`)
}

/** Commentary or prose as HTML; nothing of it can act on the page. */
export function renderMarkdown(text: string): string {
  return markdown.render(text)
}
