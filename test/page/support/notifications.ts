import type { Locator, Page } from 'playwright-core'
import { waitUntil } from './waitUntil.ts'

/**
 * Opens the notification centre by a click on its bell, and gives it. Under the driver that loads extensions from their
 * folders VS Code lets no notification pop up by itself: they are there only.
 */
export async function showNotifications(page: Page): Promise<Locator> {
  const centre = page.locator('.notifications-center.visible')
  // It closes by itself when the last notification goes, which may be in the middle of the click.
  await waitUntil('The notification centre opened', async () => {
    if (await centre.isVisible()) return true
    await bell(page).click()
    return centre.waitFor({ timeout: 2_000 }).then(
      () => true,
      () => false,
    )
  })
  // The bell's tooltip would lie over the buttons as long as the pointer stays on it.
  await page.mouse.move(0, 0)
  return centre
}

/**
 * The texts of the notifications that nobody has cleared, the latest first, once none of them reports progress any more
 * (VS Code shows progress a moment longer than it takes); closes the centre.
 */
export async function readNotifications(page: Page): Promise<string[]> {
  const centre = await showNotifications(page)
  await centre.locator('.monaco-progress-container.active').first().waitFor({ state: 'detached' })
  const texts = await centre.locator('.notification-list-item-message').allInnerTexts()
  // A click that comes while the centre still opens is lost.
  await waitUntil('The notification centre closed', async () => {
    if (!(await centre.isVisible())) return true
    await bell(page).click()
    return false
  })
  return texts
}

function bell(page: Page): Locator {
  return page.locator('[id="status.notifications"]')
}
