import * as vscode from 'vscode'
import { type Span, slice } from '../core/base/span.ts'
import type { Conventions } from '../core/digest/conventions/conventions.ts'
import type { Example } from '../core/digest/frames/example.ts'
import type { PatternChoice } from '../core/language/entryTeaching.ts'
import { type Row, RowPicker, showInformation } from './adapters/show.ts'
import { toRange } from './adapters/spans.ts'

/** An entry that a pattern is to be made of. */
export interface Lesson {
  readonly example: Example
  readonly known: Pick<Conventions, 'sections' | 'entries'>
  /** How many entries the document has so far. */
  readonly before: number
}

interface SpanItem extends Row {
  /** Shown in the editor while the item is the active one. */
  readonly titles: readonly Span[]
  readonly lines: readonly Span[]
}

interface PatternItem extends SpanItem {
  readonly pattern: string
}

/** Asks which words are the title where that is not clear; `undefined` when nobody answers. */
export async function pickTitle(
  editor: vscode.TextEditor,
  { example: { text, titles } }: Lesson,
): Promise<Span | undefined> {
  const [only] = titles
  if (titles.length === 1) return only
  const items = titles.map((title): SpanItem => {
    return { label: slice(text, title).replace(/\s+/g, ' '), titles: [title], lines: [] }
  })
  const picked = await pickShown(editor, items, {
    title: vscode.l10n.t('Read Entries Like This'),
    placeholder: vscode.l10n.t('Which words are the title? Select them first if none is right'),
  })
  return picked?.titles[0]
}

/** Shows how many entries the document has by each pattern, and where; `undefined` when none is wanted. */
export async function pickPattern(
  editor: vscode.TextEditor,
  { example, known, before }: Lesson,
  title: Span,
): Promise<string | undefined> {
  const { patternChoices } = await import('../core/language/entryTeaching.ts')
  const items = patternChoices(example, title, known).map((choice) => toItem(choice, before))
  if (items.length === 0) {
    void showInformation(
      vscode.l10n.t(
        'Nothing here tells where the title ends, so other entries cannot be read like this one.',
      ),
    )
    return undefined
  }
  const picked = await pickShown(editor, items, {
    title: vscode.l10n.t('Read Entries Like This'),
    placeholder: vscode.l10n.t('Enter adds the pattern to digest.yaml; Escape changes nothing'),
  })
  return picked?.pattern
}

function toItem({ pattern, entryCount, taught }: PatternChoice, before: number): PatternItem {
  return {
    label: pattern.replaceAll('\n', ' ⏎ '),
    detail: vscode.l10n.t(
      'Entries of this document: {0} now, {1} with this pattern, of which it reads {2}',
      before,
      entryCount,
      taught.length,
    ),
    pattern,
    titles: taught.flatMap((entry) => entry.title?.span ?? []),
    lines: taught.map(({ head }) => head),
  }
}

/** A list whose active item shows in the editor for as long as it is active. */
function pickShown<T extends SpanItem>(
  editor: vscode.TextEditor,
  items: readonly T[],
  texts: { readonly title: string; readonly placeholder: string },
): Promise<T | undefined> {
  const picker = new RowPicker<T>()
  const pick = picker.view
  Object.assign(pick, texts, { matchOnDetail: true })
  picker.rows = items
  const highlights = new Highlights(editor)
  return new Promise((resolve) => {
    pick.onDidChangeActive(([active]) => active && highlights.show(active.row))
    pick.onDidAccept(() => {
      resolve(pick.activeItems[0]?.row)
      pick.hide()
    })
    pick.onDidHide(() => {
      resolve(undefined)
      highlights.dispose()
      pick.dispose()
    })
    pick.show()
  })
}

/** Titles and lines of entries, marked in an editor. */
class Highlights {
  readonly #editor: vscode.TextEditor
  readonly #titles = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.findMatchHighlightBackground'),
    border: '1px solid',
    borderColor: new vscode.ThemeColor('editor.findMatchHighlightBorder'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.findMatchForeground'),
  })
  readonly #lines = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor('editor.rangeHighlightBackground'),
    isWholeLine: true,
  })

  constructor(editor: vscode.TextEditor) {
    this.#editor = editor
  }

  show({ titles, lines }: Pick<SpanItem, 'titles' | 'lines'>): void {
    const { document } = this.#editor
    const [first] = titles
    this.#editor.setDecorations(
      this.#titles,
      titles.map((title) => toRange(document, title)),
    )
    this.#editor.setDecorations(
      this.#lines,
      lines.map((line) => toRange(document, line)),
    )
    if (first)
      this.#editor.revealRange(
        toRange(document, first),
        vscode.TextEditorRevealType.InCenterIfOutsideViewport,
      )
  }

  dispose(): void {
    this.#titles.dispose()
    this.#lines.dispose()
  }
}
