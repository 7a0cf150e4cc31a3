import type { Editor } from './editor.ts'
import { waitUntil } from './waitUntil.ts'

/** Clicks a code lens in the editor. */
export async function clickLens({ page }: Editor, title: string): Promise<void> {
  await page.locator('.codelens-decoration a', { hasText: title }).first().click()
}

/** The places that the open peek lists, files and the lines in them, once they are as wanted. */
export async function peekRows(
  { page }: Editor,
  isRight: (rows: readonly string[]) => boolean,
): Promise<string[]> {
  const rows = page.locator('.reference-zone-widget .ref-tree .monaco-list-row')
  return waitUntil('The wanted places', () => rows.allInnerTexts(), isRight)
}

/** Chooses a row of the quick pick that is open, by a part of it. */
export async function choose({ page }: Editor, row: string): Promise<void> {
  await page.locator('.quick-input-list .monaco-list-row', { hasText: row }).first().click()
}

/**
 * Shows the active file in VS Code's Markdown Editor.
 * @returns whether this VS Code has one: a test of that editor has nothing to look at in an older version
 */
export async function showInMarkdownEditor(editor: Editor): Promise<boolean> {
  await editor.runCommand('View: Reopen Editor With...')
  const rows = editor.page.locator('.quick-input-list .monaco-list-row')
  await rows.filter({ hasText: 'Text Editor' }).first().waitFor()
  const row = rows.filter({ hasText: 'Markdown Editor' }).first()
  const isThere = await row.isVisible()
  if (isThere) await row.click()
  else await editor.press('Escape')
  return isThere
}
