/** What the names of files that may be digests end in; R Markdown has a capital of its own. */
export const digestExtensions: readonly string[] = ['md', 'markdown', 'qmd', 'Rmd', 'rmd', 'txt', 'digest']

/** The end of such a name, for a regular expression. */
export const digestNameEnd = `\\.(?:${digestExtensions.join('|')})`
