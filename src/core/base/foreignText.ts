/**
 * Untrusted text (file names, titles, text from services), for the places where it is shown. Each place interprets
 * something in it: a notification turns Markdown links into links, which may run commands; a label turns `$(name)` into
 * icons; a terminal obeys control characters; a line of a log or a workflow ends where the text says so. Text for these
 * places goes through here.
 */

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are meant
const control = /[\u0000-\u001F\u007F-\u009F\u2028\u2029]/g
/** Characters that change the direction of the following text, beyond their own. */
const direction = /[\u202A-\u202E\u2066-\u2069]/g
/** An icon, as VS Code reads it in labels. */
const icon = /\$\([A-Za-z0-9-]+(?:~[A-Za-z]+)?\)/g
/** What the commands of runners begin with, before their name and `[`. */
const marked = /##(?=[a-z]{0,20}\[)/gi
/** Invisible, and keeps its neighbours together. */
const joiner = '\u2060'

/** For a notification message or the title of its progress: one line without links. */
export function inNotification(text: string): string {
  return oneLine(text).replaceAll('](', `]${joiner}(`)
}

/** For labels, descriptions and details of lists, completions and the status bar: no part is an icon. */
export function inLabel(text: string): string {
  return oneLine(text).replace(icon, '\\$&')
}

/** For names that VS Code shows in places with and without icons, such as those of symbols. */
export function inName(text: string): string {
  return oneLine(text).replace(icon, (whole) => `$${joiner}${whole.slice(1)}`)
}

/** For a log or a terminal: control characters, including line ends, are shown as in JSON. */
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

/**
 * For a line in the log of a build: the same, and no command that runners find anywhere in a line, such as `##[add-mask]`,
 * `##vso[task.setvariable …]` or `##teamcity[…]`. Those that begin with `::` must stand at the start of the line.
 */
export function inBuildLog(text: string): string {
  return inLine(text).replace(marked, '#\\u0023')
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

// Untrusted text as Markdown that shows only that text.

/**
 * Text of several words, in which addresses are links over exactly these addresses: otherwise VS Code would turn them
 * into links, and include the escapes around them.
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

/** Without the punctuation of the sentence, and without a bracket that was not opened in the address. */
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
