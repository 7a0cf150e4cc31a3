import type { Page } from 'playwright-core'
import { runCommand } from './workbench.ts'

/** What the editor tells of an extension that is active in the window. */
export interface RunningExtension {
  /** The name in its manifest, without the publisher. */
  readonly name: string
  /** Loading the code and activating together, as the editor counts them. */
  readonly activationMs: number
}

/** Tall enough that the editor renders the whole list at once. */
const tallWindow = { width: 1280, height: 3000 }

/**
 * Reads "Developer: Show Running Extensions", once the extension of the given name is in it with its time, and closes it.
 * @throws when that does not happen within a minute.
 */
export async function readRunningExtensions(page: Page, awaited: string): Promise<RunningExtension[]> {
  const before = page.viewportSize()
  await page.setViewportSize(tallWindow)
  await runCommand(page, 'Developer: Show Running Extensions')
  await page.locator('.runtime-extensions-editor').waitFor()
  // Newer versions open it as a dialog that is lower than the window.
  const maximize = page.getByRole('button', { name: 'Maximize Modal Editor' })
  if (await maximize.isVisible()) await maximize.click()
  const rows = page.locator('.runtime-extensions-editor .monaco-list-row')
  const activationTime = page.locator('.activation-time', { hasText: /\d+ms/ })
  await page
    .locator(`.runtime-extensions-editor .monaco-list-row[aria-label="${awaited}"]`)
    .filter({ has: activationTime })
    .waitFor({ timeout: 60_000 })
  const read = await Promise.all((await rows.all()).map(readRow))
  await page.keyboard.press('Escape')
  if (before) await page.setViewportSize(before)
  return read.flatMap((extension) => extension ?? [])
}

type Row = ReturnType<Page['locator']>

async function readRow(row: Row): Promise<RunningExtension | undefined> {
  const time = /(\d+)ms/.exec((await row.locator('.activation-time').textContent()) ?? '')?.[1]
  // An extension that is still being activated has no time yet.
  return time ? { name: (await row.getAttribute('aria-label')) ?? '', activationMs: Number(time) } : undefined
}
