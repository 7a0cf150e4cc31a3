import type { Page } from 'playwright-core'

/** Opens a window's address and waits until VS Code shows its parts. */
export async function openWorkbench(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor({ timeout: 60_000 })
}

/** Runs a command from the command palette by its whole title there, as `Category: Title` where it has a category. */
export async function runCommand(page: Page, title: string): Promise<void> {
  const input = page.locator('.quick-input-widget input[type="text"]')
  await page.keyboard.press('F1')
  await input.waitFor()
  await input.fill(`>${title}`)
  const label = page
    .locator('.quick-input-list .monaco-list-row .quick-input-list-row')
    .getByText(title, { exact: true })
  await label.first().click()
}
