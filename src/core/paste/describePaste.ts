import * as l10n from '@vscode/l10n'

/** Facts about pasted papers for a notification; each paper by its title, or its name if it has none. */
export interface PasteRemarks {
  /** The number of repeated papers in the pasted text, each inserted once. */
  readonly repeats: number
  /** Papers that already had entries in the document. */
  readonly here: readonly string[]
  readonly covered: readonly { readonly title: string; readonly where: string }[]
}

const mostNamed = 5

/** One notification in one line; empty if there is nothing to say. */
export function describePaste({ repeats, here, covered }: PasteRemarks): string {
  return [
    here.length > 0 && l10n.t('Already an entry here: {0}.', listOf(here.map(quoted))),
    covered.length > 0 &&
      l10n.t(
        'Covered before: {0}.',
        listOf(covered.map(({ title, where }) => l10n.t('{0} in {1}', quoted(title), where))),
      ),
    repeats === 1 && l10n.t('One paper appeared twice and was inserted once.'),
    repeats > 1 && l10n.t('{0} repeated papers were inserted once.', repeats),
  ]
    .filter(Boolean)
    .join(' ')
}

function quoted(title: string): string {
  return `“${title}”`
}

function listOf(names: readonly string[]): string {
  const more = names.length - mostNamed
  const shown = names.slice(0, mostNamed).join(', ')
  return more > 0 ? l10n.t('{0} and {1} more', shown, more) : shown
}
