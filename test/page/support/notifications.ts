import type { Locator, Page } from 'playwright-core'
import { waitUntil } from './waitUntil.ts'

/**
 * Opens the notification centre by a click on its bell, and gives it. Under the driver that loads extensions from their
 * folders VS Code lets no notification pop up by itself: they are there only.
 */
export async function showNotifications(page: Page): Promise<Locator> {
  const centre = page.locator('.notifications-center.visible')
  if (!(await centre.isVisible())) await bell(page).click()
  await centre.waitFor()
  return centre
}

/** The texts of the notifications that nobody has cleared, the latest first; closes the centre. */
export async function readNotifications(page: Page): Promise<string[]> {
  const centre = await showNotifications(page)
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
