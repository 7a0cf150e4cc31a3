// Puts rich text on the clipboard, which VS Code's own API cannot. A browser allows it to a page that has the focus; if
// it fails at first, it works when the button is pressed.
import type { FromCopyPage, ToCopyPage } from '../vscode/preview/messages.ts'

declare function acquireVsCodeApi(): { postMessage(message: FromCopyPage): void }

const host = acquireVsCodeApi()
const button = document.querySelector('button')
let wanted: ToCopyPage | undefined

window.addEventListener('message', ({ data }: MessageEvent<ToCopyPage>) => {
  if (data.type !== 'copy') return
  wanted = data
  button?.focus()
  void copy(data)
})

button?.addEventListener('click', () => wanted && void copy(wanted))
host.postMessage({ type: 'ready' })

async function copy({ html, plain }: ToCopyPage): Promise<void> {
  const item = new ClipboardItem({
    'text/html': new Blob([html], { type: 'text/html' }),
    'text/plain': new Blob([plain], { type: 'text/plain' }),
  })
  try {
    await navigator.clipboard.write([item])
    host.postMessage({ type: 'copied' })
  } catch {
    // Then the button is used.
    if (button) button.hidden = false
  }
}
