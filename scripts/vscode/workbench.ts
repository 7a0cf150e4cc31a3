import { setTimeout } from 'node:timers/promises'
import { errors, type Locator, type Page } from 'playwright-core'

/** Opens a window's address and waits until VS Code shows its parts. */
export async function openWorkbench(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor({ timeout: 60_000 })
}

/**
 * Runs a command from the command palette by its whole title there, as `Category: Title` where it has a category.
 * @returns when it was chosen, in milliseconds since the epoch
 */
export async function runCommand(page: Page, title: string): Promise<number> {
  return pick(page, { key: 'F1', text: `>${title}`, label: title })
}

/** Opens a text file by its path in the opened folder, and puts the keyboard into it. */
export async function openFile(page: Page, file: string): Promise<void> {
  await showFile(page, file)
  await page.locator('.editor-instance .monaco-editor.focused').waitFor()
}

/** Opens any file by its path in the opened folder, in whatever editor VS Code has for it. */
export async function showFile(page: Page, file: string): Promise<void> {
  const label = file.split('/').at(-1) ?? file
  await pick(page, { key: 'Control+P', text: file, label })
  await page.locator(`.tab.active[data-resource-name="${label}"]`).waitFor()
}

interface Choice {
  /** Opens the list. */
  readonly key: string
  /** Typed to filter it. */
  readonly text: string
  /** The row to choose. */
  readonly label: string
}

const patienceMs = 8_000
const maxAttempts = 10

/** A list closes by itself when a window that is still starting moves the focus; then it is opened again. */
async function pick(page: Page, { key, text, label }: Choice): Promise<number> {
  const row = page.locator('.quick-input-list .monaco-list-row').getByText(label, { exact: true }).first()
  for (let attempt = 1; ; attempt++) {
    try {
      await page.keyboard.press(key)
      const input = page.locator('.quick-input-widget input[type="text"]')
      await input.fill(text, { timeout: patienceMs })
      await row.waitFor({ timeout: patienceMs })
      const pickedAt = Date.now()
      await row.click({ timeout: patienceMs })
      // A list that is drawn anew at the moment of the click only selects its row.
      if (!(await isGone(input, text))) await page.keyboard.press('Enter')
      return pickedAt
    } catch (error) {
      if (!(error instanceof errors.TimeoutError) || attempt === maxAttempts) throw error
      await page.keyboard.press('Escape')
    }
  }
}

const closingMs = 3_000
const lookMs = 50

/** Whether the list closes, or goes on to another question. */
async function isGone(input: Locator, text: string): Promise<boolean> {
  for (const end = Date.now() + closingMs; Date.now() < end; ) {
    if (!(await input.isVisible())) return true
    const value = await input.inputValue({ timeout: lookMs }).catch(() => '')
    if (value !== text) return true
    await setTimeout(lookMs)
  }
  return false
}
