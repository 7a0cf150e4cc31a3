import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Browser, errors, type Frame, type Locator, type Page } from 'playwright-core'
import { artefactsFolder, projectRoot } from '../../../scripts/support/project.ts'
import { launchChromium } from '../../../scripts/vscode/chromium.ts'
import { extensionHostErrors, isNoise, startedExtensionHosts } from '../../../scripts/vscode/logs.ts'
import { startServer, type VsCodeServer } from '../../../scripts/vscode/server.ts'
import { openFile, openWorkbench, runCommand, showFile } from '../../../scripts/vscode/workbench.ts'
import { readNotifications } from './notifications.ts'
import { textPosition } from './textPosition.ts'
import { patienceMs, waitUntil } from './waitUntil.ts'

export interface EditorOptions {
  /** Files of the opened folder by their paths in it; without them a copy of the project's sample. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>
  readonly settings?: Readonly<Record<string, unknown>>
  /**
   * Whether the window has the extension from the project's folder as if it were installed, and not as one that is being
   * developed. Then notifications pop up, and modal dialogs open in older versions of VS Code, too, which refuse them
   * otherwise.
   */
  readonly asInstalled?: boolean
  /** A packaged extension to install, in place of the one that is loaded from the project's folder. */
  readonly vsix?: string
  /** Whether the window opens its folder as one of which nobody has said that they trust it; else all are trusted. */
  readonly isUntrusted?: boolean
  /** The display language, such as `ko`; English when it is missing. */
  readonly language?: string
}

/** VS Code in a browser, and what a person sees and does there. Every method waits for what it needs. */
export class Editor {
  readonly page: Page
  /** The opened folder, which is a temporary copy. */
  readonly folder: string
  readonly #server: VsCodeServer
  readonly #browser: Browser
  readonly #pageErrors: string[] = []
  /** The file that was opened last. */
  #opened: string | undefined

  /** Starts a server and a browser of its own; `close` ends them. */
  static async open(options: EditorOptions = {}): Promise<Editor> {
    const folder = await makeFolder(options.files)
    const isInstalled = options.asInstalled || options.vsix !== undefined
    const server = await startServer({
      settings: options.settings ?? {},
      acceptsDevelopment: !isInstalled,
      ...(options.asInstalled && { extensionFolder: projectRoot }),
      ...(options.isUntrusted && { asksForTrust: true }),
      ...(options.language && { language: options.language }),
      vsixFiles: options.vsix ? [options.vsix] : [],
    })
    const browser = await launchChromium()
    const context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
    })
    context.setDefaultTimeout(patienceMs)
    const editor = new Editor({ page: await context.newPage(), folder, server, browser })
    const source = isInstalled ? undefined : { extensionDevelopmentPath: projectRoot }
    await editor.#openWindow(server.url(folder, source))
    return editor
  }

  private constructor(parts: { page: Page; folder: string; server: VsCodeServer; browser: Browser }) {
    this.page = parts.page
    this.folder = parts.folder
    this.#server = parts.server
    this.#browser = parts.browser
    const note = (message: string) => {
      if (!isNoise(message)) this.#pageErrors.push(message)
    }
    this.page.on('pageerror', (error) => note(String(error.stack ?? error)))
    this.page.on('console', (message) => {
      if (message.type() === 'error') note(message.text())
    })
  }

  async close(): Promise<void> {
    await this.#browser.close()
    await this.#server.dispose()
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 })
  }

  /** Opens the window at an address, and waits until extensions answer in it, which takes longer than any later step. */
  async #openWindow(url: string): Promise<void> {
    const before = await startedExtensionHosts(this.dataFolder)
    await openWorkbench(this.page, url)
    const started = () => startedExtensionHosts(this.dataFolder)
    await waitUntil('The extension host', started, (count) => count > before)
  }

  /** Where the server keeps what its windows know. */
  get dataFolder(): string {
    return this.#server.dataFolder
  }

  /** What went wrong so far in the page and in the extension host without being caught. */
  async errors(): Promise<string[]> {
    return [...this.#pageErrors, ...(await extensionHostErrors(this.#server.dataFolder))]
  }

  /** Keeps a picture of the window as `artefacts/NAME.png`. */
  async screenshot(name: string): Promise<void> {
    await mkdir(artefactsFolder, { recursive: true })
    await this.page.screenshot({ path: path.join(artefactsFolder, `${name}.png`) })
  }

  /** Chooses a colour theme by its name in the list of them. */
  async chooseTheme(name: string): Promise<void> {
    await this.runCommand('Preferences: Color Theme')
    await this.page.locator('.quick-input-widget input[type="text"]').fill(name)
    await this.page
      .locator('.quick-input-list .monaco-list-row')
      .getByText(name, { exact: true })
      .first()
      .click()
    await this.page.locator('.quick-input-widget').waitFor({ state: 'hidden' })
  }

  /** Reloads the window, as its command does, and waits until its editor has its text again. */
  async reload(): Promise<void> {
    const text = this.page.locator('.editor-instance .view-line').first()
    await this.#openWindow(this.page.url())
    // A window that is left before it has saved its editors comes back without them.
    const isBack = await text.waitFor({ timeout: 30_000 }).then(
      () => true,
      () => false,
    )
    if (!isBack && this.#opened !== undefined) await this.openFile(this.#opened)
    await text.waitFor({ timeout: 60_000 })
  }

  /** Opens a file of the folder, by its path in it, and puts the cursor into it. */
  async openFile(file: string): Promise<void> {
    this.#opened = file
    await openFile(this.page, file)
  }

  /** Opens a file that VS Code takes for binary, and has it shown as text all the same. */
  async openBinaryFile(file: string): Promise<void> {
    await showFile(this.page, file)
    await this.page.getByText('Open Anyway').click()
    await this.page.locator('.quick-input-list .monaco-list-row').getByText('Text Editor').first().click()
    await this.page.locator('.editor-instance .monaco-editor .view-line').first().waitFor()
  }

  /** Types as on a keyboard, key by key. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }

  /** Types through an input method: shows each stage of the composition in turn, then commits the last one. */
  async compose(stages: readonly string[]): Promise<void> {
    const devtools = await this.page.context().newCDPSession(this.page)
    for (const text of stages) {
      const selection = { selectionStart: text.length, selectionEnd: text.length }
      await devtools.send('Input.imeSetComposition', { text, ...selection })
    }
    await devtools.send('Input.insertText', { text: stages.at(-1) ?? '' })
    await devtools.detach()
  }

  /** Presses a key or a chord, such as `Enter` or `Control+Space`. */
  async press(key: string): Promise<void> {
    await this.page.keyboard.press(key)
  }

  async paste(text: string): Promise<void> {
    await this.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`)
    await this.press('Control+V')
  }

  /** Drags an address from outside the window to the cursor, and drops it there with the key that VS Code asks for. */
  async dropAddress(address: string): Promise<void> {
    const cursor = this.page.locator('.editor-instance .monaco-editor.focused .cursors-layer .cursor').first()
    const box = await cursor.boundingBox()
    if (!box) throw new Error('There is no cursor to drop at.')
    await this.dropAddressAt({ x: box.x + 1, y: box.y + box.height / 2 }, address)
  }

  /** Drags an address from outside the window to a point, and drops it there. */
  async dropAddressAt(point: { readonly x: number; readonly y: number }, address: string): Promise<void> {
    const devtools = await this.page.context().newCDPSession(this.page)
    const items = ['text/uri-list', 'text/plain'].map((mimeType) => ({ mimeType, data: address }))
    const data = { items, dragOperationsMask: 1 }
    for (const type of ['dragEnter', 'dragOver', 'dragOver', 'drop'] as const)
      await devtools.send('Input.dispatchDragEvent', { type, ...point, data, modifiers: shiftKey })
    await devtools.detach()
  }

  /** Runs a command by its whole title in the command palette. */
  async runCommand(title: string): Promise<void> {
    await runCommand(this.page, title)
  }

  /** Puts the cursor before a character; lines and columns count from 1. */
  async goTo(line: number, column = 1): Promise<void> {
    const input = this.page.locator('.quick-input-widget input[type="text"]')
    await this.press('Control+G')
    await input.waitFor()
    await input.fill(`:${line}:${column}`)
    await this.press('Enter')
    await this.waitForStatus(new RegExp(`Ln ${line}, Col ${column}\\b`))
  }

  /** Puts the cursor into a text by a click on it. */
  async clickOn(text: string): Promise<void> {
    const cursor = this.page.locator('.editor-instance .monaco-editor.focused .cursors-layer .cursor').first()
    // A line moves away when a lens comes above it.
    await waitUntil(`The cursor in "${text}"`, async () => {
      await this.#pointAt(text)
      await this.page.mouse.down()
      await this.page.mouse.up()
      await this.page.waitForTimeout(500)
      const [point, box] = [await textPosition(this.page, text), await cursor.boundingBox()]
      return point && box && box.y < point.y && point.y < box.y + box.height
    })
  }

  /** Puts the cursor behind the last character of the document. */
  async goToEnd(): Promise<void> {
    let before = ''
    // A key that comes before the editor has the focus is lost: the cursor is at the end once another moves it no more.
    await waitUntil('The end of the document', async () => {
      await this.press('Control+End')
      const place = await this.waitForStatus(/Ln \d+, Col \d+/)
      const isThere = place === before
      before = place
      return isThere
    })
  }

  /** The suggestions that show, each as its row's text; waits until one of them contains the given text. */
  async suggestions(containing = ''): Promise<string[]> {
    const rows = this.page.locator('.suggest-widget.visible .monaco-list-row')
    const isRight = (all: string[]) => all.some((row) => row.includes(containing))
    return waitUntil(`A suggestion "${containing}"`, () => rows.allInnerTexts(), isRight)
  }

  /** Asks for suggestions by the keyboard until one contains the text: a list that is just closing does not hear the key. */
  async askForSuggestions(containing: string): Promise<void> {
    const rows = this.page.locator('.suggest-widget.visible .monaco-list-row')
    await waitUntil(`A suggestion "${containing}" on request`, async () => {
      if (!(await rows.first().isVisible())) await this.press('Control+Space')
      return appears(rows.filter({ hasText: containing }))
    })
  }

  /** Accepts the first suggestion that contains the text, by a click. */
  async acceptSuggestion(containing: string): Promise<void> {
    await this.suggestions(containing)
    const row = this.page.locator('.suggest-widget.visible .monaco-list-row', { hasText: containing }).first()
    await row.click()
    // Not the list: another may open in its place at once.
    await row.waitFor({ state: 'hidden' })
  }

  /**
   * Points at a text in the editor and reads the hover that opens, once it contains the expected text. While it does
   * not, the mouse leaves and comes back, ever more seldom: VS Code does not ask again for an open hover, and a busy machine
   * needs longer. It rests beside the text meanwhile: older versions ask again at the place where they got no answer, which
   * came before our extension was there, only once they were asked elsewhere.
   */
  async hover(text: string, expected = ''): Promise<string> {
    const hover = this.page.locator('.monaco-hover:not(.hidden) .monaco-hover-content')
    let waitMs = 2_000
    const read = async () => {
      await this.#pointAt(text)
      const isThere = await appears(hover.filter({ hasText: expected }), waitMs)
      const shown = (await hover.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ')
      if (!isThere) {
        waitMs *= 1.5
        await this.#restBeside(text)
      }
      return shown
    }
    const isRight = (shown: string) => shown.trim() !== '' && shown.includes(expected)
    return waitUntil(`A hover on "${text}" with "${expected}"`, read, isRight)
  }

  /**
   * Selects a row of a view with the mouse, and returns the hover that opens, once it has been there with the expected text
   * for a second. A row that is made again takes its hover along, so the mouse leaves and comes back while there is none.
   */
  async selectForHover(row: Locator, expected: string): Promise<{ hover: Locator; shown: string }> {
    const hover = this.page.locator('.workbench-hover', { hasText: expected })
    await row.click()
    const read = async () => {
      if (!(await appears(hover))) {
        await this.page.mouse.move(0, 0)
        await row.hover()
        return ''
      }
      await this.page.waitForTimeout(1_000)
      return (await hover.allInnerTexts()).join('\n')
    }
    return { hover, shown: await waitUntil(`A hover with "${expected}"`, read) }
  }

  /**
   * The rows of the Problems panel under the files' names, such as `Warning: message at line 3 and character 2 ...`,
   * once they are as wanted.
   */
  async problems(isRight: (rows: readonly string[]) => boolean): Promise<string[]> {
    const rows = this.page.locator('.markers-panel .monaco-list-row[aria-level="2"]')
    if (!(await this.page.locator('.markers-panel').isVisible())) await this.press('Control+Shift+M')
    const read = () =>
      rows.evaluateAll((elements) => elements.map((row) => row.getAttribute('aria-label') ?? ''))
    const found = await waitUntil('The wanted problems', read, isRight)
    await this.focusEditor()
    return found
  }

  /** The titles of the quick fixes and other actions at the cursor, once one contains the text; leaves the menu open. */
  async quickFixes(containing = ''): Promise<string[]> {
    const rows = this.page.locator('.action-widget .monaco-list-row.action')
    const read = async () => {
      if (await rows.first().isVisible()) await this.press('Escape')
      await this.press('Control+.')
      await appears(rows)
      return rows.allInnerTexts()
    }
    return waitUntil(`A fix "${containing}"`, read, (all) => all.some((row) => row.includes(containing)))
  }

  async chooseQuickFix(containing: string): Promise<void> {
    await this.quickFixes(containing)
    // By the keyboard: older versions of VS Code block the mouse for a moment.
    const focused = this.page.locator('.action-widget .monaco-list-row.action.focused')
    await waitUntil(`The fix "${containing}" in focus`, async () => {
      if ((await focused.innerText()).includes(containing)) return true
      await this.press('ArrowDown')
      return false
    })
    await this.press('Enter')
    await focused.waitFor({ state: 'hidden' })
  }

  /** The rows of the Outline view, opened where they are not as wanted, once they are; only what its height shows. */
  async outline(isRight: (rows: readonly string[]) => boolean): Promise<string[]> {
    const rows = this.page.locator('.outline-pane .monaco-list-row')
    if (!(await rows.first().isVisible())) await this.runCommand('Explorer: Focus on Outline View')
    const closed = this.page.locator('.outline-pane .monaco-tl-twistie.collapsed')
    const read = async () => {
      const shown = await rows.allInnerTexts()
      if (!isRight(shown) && (await closed.count()) > 0) await closed.first().click()
      return shown
    }
    const found = await waitUntil('The wanted outline', read, isRight)
    await this.focusEditor()
    return found
  }

  /** The innermost frame of the webview in which the selector finds something, once a person sees it. */
  async webview(selector: string): Promise<Frame> {
    const isRight = async (frame: Frame) => {
      if (frame === this.page.mainFrame() || (await frame.locator(selector).count()) === 0) return false
      // While a page is replaced by another, VS Code keeps both, the one that loads hidden.
      return (await frame.frameElement()).isVisible()
    }
    const find = async () => {
      for (const frame of this.page.frames()) {
        // Frames come and go while a webview loads.
        if (await isRight(frame).catch(() => false)) return frame
      }
      return undefined
    }
    return (await waitUntil(`A webview with ${selector}`, find)) as Frame
  }

  /** The texts of the notifications that nobody has cleared, the latest first. */
  async notifications(): Promise<string[]> {
    return readNotifications(this.page)
  }

  /** Waits until an item of the status bar has such a text or label, and returns it. */
  async waitForStatus(pattern: RegExp): Promise<string> {
    const items = this.page.locator('.part.statusbar .statusbar-item')
    const read = async () => {
      const labels = await items.evaluateAll((all) =>
        all.map((item) => `${item.textContent ?? ''} ${item.getAttribute('aria-label') ?? ''}`),
      )
      return labels.find((label) => pattern.test(label)) ?? ''
    }
    return waitUntil(`A status ${pattern}`, read)
  }

  /** Saves the active document and reads it from the disk. */
  async savedText(file: string): Promise<string> {
    await this.focusEditor()
    const unsaved = this.page.locator(`.tab.active.dirty[data-resource-name="${path.basename(file)}"]`)
    // An edit that comes while the document is saved leaves it to be saved again.
    const save = async () => {
      await this.press('Control+S')
      return unsaved.waitFor({ state: 'detached', timeout: 3_000 }).then(
        () => true,
        () => false,
      )
    }
    await waitUntil('The document as it is saved', save)
    // A document that had nothing to save is written nevertheless, and its file is empty for a moment.
    let last: string | undefined
    const read = async () => {
      const before = last
      last = await readFile(path.join(this.folder, file), 'utf8')
      return { before, last }
    }
    const found = await waitUntil('The file at rest', read, ({ before, last: now }) => before === now)
    return found.last
  }

  /** Puts the keyboard into the active text editor, as a click on its tab would. */
  async focusEditor(): Promise<void> {
    await this.press('Control+1')
    await this.page.locator('.editor-instance .monaco-editor.focused').first().waitFor()
  }

  /** Has the mouse stay behind the end of a text's line for longer than a hover takes to be asked for. */
  async #restBeside(text: string): Promise<void> {
    const point = await textPosition(this.page, text)
    const lines = await this.page.locator('.editor-instance .view-lines').first().boundingBox()
    if (!point || !lines) return
    await this.page.mouse.move(lines.x + lines.width - restPixels, point.y, { steps: 3 })
    await this.page.waitForTimeout(restMs)
  }

  async #pointAt(text: string): Promise<void> {
    const point = await waitUntil(`The text "${text}"`, () => textPosition(this.page, text))
    await this.page.mouse.move(0, 0)
    if (point) await this.page.mouse.move(point.x, point.y, { steps: 3 })
  }
}

/** From the end of the lines, and twice the delay of a hover. */
const restPixels = 20
const restMs = 600

/** As Chromium's protocol counts the keys that are held. */
const shiftKey = 8

/** Waits a little for something that may well not come, so that the caller can try again. */
async function appears(locator: Locator, timeout = 2_000): Promise<boolean> {
  try {
    await locator.first().waitFor({ timeout })
    return true
  } catch (error) {
    if (error instanceof errors.TimeoutError) return false
    throw error
  }
}

async function makeFolder(files: EditorOptions['files']): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'research-digest-folder-'))
  if (!files) await cp(path.join(projectRoot, 'sample'), folder, { recursive: true })
  for (const [name, content] of Object.entries(files ?? {})) {
    const file = path.join(folder, name)
    await mkdir(path.dirname(file), { recursive: true })
    await writeFile(file, content)
  }
  return folder
}
