/**
 * Text that others wrote (names of files, titles, words of a service), for the places where it is shown. Each place takes something
 * in it for more than text: a notification makes links of Markdown's, which may run commands; a label makes icons of `$(name)`; a
 * terminal obeys control characters; a line of a log or of a workflow ends where the text says so. What goes there goes through here.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
const control = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]/g
/** Marks that turn the direction of what follows, beyond their text. */
const direction = /[\u202A-\u202E\u2066-\u2069]/g
/** An icon, as VS Code reads it in labels. */
const icon = /\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g
/** Shows nothing, and keeps what is beside it together. */
const joiner = '\u2060'

/** For a message of a notification or the title of its progress: one line, none of whose parts is a link. */
export function inNotification(text: string): string {
  return oneLine(text).replaceAll('](', `]${joiner}(`)
}

/** For labels, descriptions and details of lists, of completions and of the status bar: no part is an icon. */
export function inLabel(text: string): string {
  return oneLine(text).replace(icon, '\\$&')
}

/** For names that VS Code shows both where it makes icons and where it does not, such as those of symbols. */
export function inName(text: string): string {
  return oneLine(text).replace(icon, (whole) => `$${joiner}${whole.slice(1)}`)
}

/** For a log or a terminal: control characters are shown as they are written in JSON, line ends too. */
export function inLine(text: string): string {
  return text.replace(control, escaped).replace(direction, escaped)
}

/** The same for text of several lines, which may have tabs. */
export function inLines(text: string): string {
  return text
    .split(/([\n\t])/)
    .map((part, index) => (index % 2 === 0 ? inLine(part) : part))
    .join('')
}

/** For the message of a workflow command of GitHub. */
export function inAnnotation(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

/** For a property of a workflow command of GitHub. */
export function inAnnotationProperty(text: string): string {
  return inAnnotation(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

function oneLine(text: string): string {
  return text.replace(control, ' ').replace(direction, '')
}

function escaped(character: string): string {
  const short = { '\n': '\\n', '\r': '\\r', '\t': '\\t' }[character]
  return short ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

// Text of others as Markdown that says nothing but that text.

/**
 * Text of several words, whose addresses are links of their own extent: VS Code would make links of them by itself, and take the
 * escapes around them for a part.
 */
export function linkedMarkdown(text: string): string {
  let escaped = ''
  let done = 0
  for (const { index, 0: found } of text.matchAll(address)) {
    const url = withoutTrailer(found)
    escaped += `${escapeMarkdown(text.slice(done, index))}<${url}>`
    done = index + url.length
  }
  return escaped + escapeMarkdown(text.slice(done))
}

const address = /https?:\/\/[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:[/?#][\w./:%=&?#~+@!,;()-]*)?/gi

/** Without the punctuation of the sentence, and without a bracket that the address did not open. */
function withoutTrailer(found: string): string {
  const trailer = found.includes('(') ? /[.,;:!?_~]/ : /[.,;:!?_~)]/
  let end = found.length
  while (trailer.test(found.charAt(end - 1))) end--
  return found.slice(0, end)
}

/** Text that Markdown shows as it is, without any link; paragraphs stay. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_{}[\]()#+\-.!|~>]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('$', '&#36;')
    .replaceAll('://', ':&#47;/')
    .replaceAll('@', '&#64;')
}
