/** Fenced code and code among words, which show tags. */
const code =
  /^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|(?![\s\S]))|(?<!`)`[^`\n]{1,500}`(?!`)/gm
const tags =
  /<\/?(?:blockquote|center|dd|details|div|dl|dt|figcaption|figure|font|li|ol|p|span|summary|table|tbody|td|tfoot|th|thead|tr|ul)(?:\s[^<>]{0,2000})?\s?\/?>/gi

/**
 * Markdown without the tags of HTML that only lay a page out: what they hold has been taken apart, as the rows of a table are when
 * each of them is a paper, and half of a pair says nothing. Items of lists become those of Markdown.
 */
export function withoutTags(markdown: string): string {
  if (!/<\/?[a-z]/i.test(markdown)) return markdown
  let done = 0
  let plain = ''
  for (const { index, 0: shown } of markdown.matchAll(code)) {
    plain += replaced(markdown.slice(done, index)) + shown
    done = index + shown.length
  }
  plain += replaced(markdown.slice(done))
  return plain === markdown ? markdown : plain.replace(/^[ \t]+$/gm, '').replace(/\n{3,}/g, '\n\n')
}

function replaced(markdown: string): string {
  return markdown.replace(tags, (tag) => {
    if (/^<li/i.test(tag)) return '\n- '
    if (/^<\/(?:td|th)/i.test(tag)) return ' '
    return /^<\/?(?:blockquote|div|p|tr|details|summary|dt)\b/i.test(tag) ? '\n' : ''
  })
}
